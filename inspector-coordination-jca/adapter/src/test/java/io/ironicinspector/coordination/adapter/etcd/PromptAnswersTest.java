package io.ironicinspector.coordination.adapter.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PromptAnswersTest {
  private final List<Runnable> handedOver = new ArrayList<>();
  private final Executor executorOfTheClient = handedOver::add;

  @Test
  void theAnswerOfASingleRequestNeedsNoOtherThread() {
    AtomicReference<Thread> thread = new AtomicReference<>();
    executor(MethodType.UNARY).execute(() -> thread.set(Thread.currentThread()));
    assertThat(thread).hasValue(Thread.currentThread());
    assertThat(handedOver).isEmpty();
  }

  @Test
  void whatListensToAStreamDoesNotKeepTheNetworkWaiting() {
    assertThat(executor(MethodType.SERVER_STREAMING)).isSameAs(executorOfTheClient);
    assertThat(executor(MethodType.BIDI_STREAMING)).isSameAs(executorOfTheClient);
  }

  private Executor executor(MethodType type) {
    AtomicReference<CallOptions> seen = new AtomicReference<>();
    Channel channel =
        new Channel() {
          @Override
          public <Q, R> ClientCall<Q, R> newCall(
              MethodDescriptor<Q, R> called, CallOptions options) {
            seen.set(options);
            return null;
          }

          @Override
          public String authority() {
            return "etcd";
          }
        };
    CallOptions options = CallOptions.DEFAULT.withExecutor(executorOfTheClient);
    MethodDescriptor<Integer, Integer> method =
        MethodDescriptor.newBuilder(new Bytes(), new Bytes())
            .setType(type)
            .setFullMethodName("service/method")
            .build();
    ClientCall<?, ?> unused = new PromptAnswers().interceptCall(method, options, channel);
    return seen.get().getExecutor();
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<Integer> {
    @Override
    public InputStream stream(Integer value) {
      return new ByteArrayInputStream(new byte[] {value.byteValue()});
    }

    @Override
    public Integer parse(InputStream stream) {
      throw new UnsupportedOperationException("nothing is sent here");
    }
  }
}
