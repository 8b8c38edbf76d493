package io.ironicinspector.coordination.adapter.etcd;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends every call that has no deadline of its own: jetcd sets none, and a future that is given up
 * leaves its call waiting on the connection. A watch lives as long as it is wanted. A renewal is
 * one request: jetcd would send a second one to end the call.
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
    ClientCall<Q, R> call =
        next.newCall(
            method,
            endless || options.getDeadline() != null
                ? options
                : options.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS));
    return method.getFullMethodName().endsWith("/LeaseKeepAlive") ? new OneRequest<>(call) : call;
  }

  private static final class OneRequest<Q, R> extends SimpleForwardingClientCall<Q, R> {
    private boolean sent;

    OneRequest(ClientCall<Q, R> call) {
      super(call);
    }

    @Override
    public void sendMessage(Q message) {
      if (!sent) {
        sent = true;
        super.sendMessage(message);
      }
    }
  }
}
