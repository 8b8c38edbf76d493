package io.ironicinspector.coordination.adapter.etcd;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;

/** A renewal of a lease is one request: jetcd would send a second one to end the call. */
final class SingleRenewals implements ClientInterceptor {
  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    ClientCall<Q, R> call = next.newCall(method, options);
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
