package io.ironicinspector.coordination.adapter.etcd;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends every call that has no deadline of its own: jetcd sets none, and a future that is given up
 * leaves its call waiting on the connection. A watch lives as long as it is wanted.
 */
final class CallDeadlines implements ClientInterceptor {
  private final Duration timeout;

  CallDeadlines(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    boolean endless = method.getFullMethodName().endsWith("/Watch");
    return next.newCall(
        method,
        endless || options.getDeadline() != null
            ? options
            : options.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS));
  }
}
