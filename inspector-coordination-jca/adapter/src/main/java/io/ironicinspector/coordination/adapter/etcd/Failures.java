package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.common.exception.ErrorCode;
import io.etcd.jetcd.common.exception.EtcdException;
import io.etcd.jetcd.support.Errors;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import java.util.EnumSet;
import java.util.Set;

/** What a failed call means. */
final class Failures {
  private static final Set<Code> OF_ONE_CONNECTION =
      EnumSet.of(
          Code.UNAVAILABLE,
          Code.DEADLINE_EXCEEDED,
          Code.CANCELLED,
          Code.ABORTED,
          Code.INTERNAL,
          Code.UNKNOWN,
          // The token ended; a new connection gets a new one.
          Code.UNAUTHENTICATED);

  private static final Set<Code> REFUSED =
      EnumSet.of(
          Code.INVALID_ARGUMENT,
          Code.NOT_FOUND,
          Code.PERMISSION_DENIED,
          Code.UNAUTHENTICATED,
          Code.RESOURCE_EXHAUSTED,
          Code.FAILED_PRECONDITION,
          Code.OUT_OF_RANGE,
          Code.UNIMPLEMENTED);

  private Failures() {}

  /** Whether another member, or the same one on a new connection, may do better. */
  static boolean isOfOneConnection(Throwable cause) {
    return OF_ONE_CONNECTION.contains(code(cause)) || Errors.isAuthStoreExpired(cause);
  }

  /** Whether the call may have been carried out, or may be yet. */
  static boolean leavesDoubt(CoordinationUnavailableException failure) {
    return !REFUSED.contains(code(failure.getCause()));
  }

  /** Whether the store does not know the lease that was named. */
  static boolean isLeaseGone(CoordinationUnavailableException failure) {
    return code(failure.getCause()) == Code.NOT_FOUND;
  }

  /** Whether the user has not the permission. */
  static boolean isDenied(Throwable cause) {
    return code(cause) == Code.PERMISSION_DENIED;
  }

  private static Code code(Throwable cause) {
    if (cause instanceof EtcdException etcd && etcd.getErrorCode() == ErrorCode.NOT_FOUND) {
      return Code.NOT_FOUND;
    }
    return cause == null ? Code.UNKNOWN : Status.fromThrowable(cause).getCode();
  }
}
