package io.ironicinspector.coordination.adapter.etcd;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.util.concurrent.Executor;

/**
 * The answer of a single request is handed over by the thread that reads it from the network. It
 * completes a future that a caller's thread waits for, and of a failed one jetcd logs a line; a
 * thread in between costs time. Streams keep gRPC's executor, for what listens to them is ours.
 */
final class PromptAnswers implements ClientInterceptor {
  private static final Executor AT_ONCE = Runnable::run;

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    boolean single = method.getType() == MethodType.UNARY;
    return next.newCall(method, single ? options.withExecutor(AT_ONCE) : options);
  }
}
