package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.Leadership;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.RecordedEvents;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.transaction.xa.XAResource;

/** A message-driven bean that notes what it hears. Thread-safe. */
final class FakeEndpoints implements MessageEndpointFactory {
  private final RecordedEvents events = new RecordedEvents();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger created = new AtomicInteger();
  private volatile Supplier<Exception> refusal = () -> new UnavailableException("none free");
  private volatile boolean failing;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** No endpoint for so many times. */
  void refuse(int times) {
    refusals.set(times);
  }

  /** As above, for a reason that the specification does not know. */
  void failToCreate(int times) {
    refusal = () -> new IllegalStateException("a failing server");
    refusals.set(times);
  }

  /** The bean throws. */
  void fail() {
    failing = true;
  }

  /** The bean returns from nothing until the result is counted down. */
  CountDownLatch block() {
    gate = new CountDownLatch(1);
    return gate;
  }

  /** Endpoints that were ever given. */
  int created() {
    return created.get();
  }

  RecordedEvents events() {
    return events;
  }

  /** Endpoints that nobody released. */
  int open() {
    return open.get();
  }

  @Override
  public MessageEndpoint createEndpoint(XAResource resource) throws UnavailableException {
    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      Exception refused = refusal.get();
      if (refused instanceof UnavailableException unavailable) {
        throw unavailable;
      }
      throw (RuntimeException) refused;
    }
    open.incrementAndGet();
    created.incrementAndGet();
    return new Bean();
  }

  @Override
  public MessageEndpoint createEndpoint(XAResource resource, long timeout)
      throws UnavailableException {
    return createEndpoint(resource);
  }

  @Override
  public boolean isDeliveryTransacted(Method method) {
    return false;
  }

  @Override
  public String getActivationName() {
    return "fake";
  }

  @Override
  public Class<?> getEndpointClass() {
    return Bean.class;
  }

  private final class Bean implements MessageEndpoint, MembershipListener {
    @Override
    public void onSnapshot(List<Member> members) {
      pass();
      events.onSnapshot(members);
      if (failing) {
        throw new IllegalStateException("a failing bean");
      }
    }

    @Override
    public void onJoined(Member member) {
      events.onJoined(member);
    }

    @Override
    public void onLeft(MemberId member) {
      events.onLeft(member);
    }

    @Override
    public void onSession(SessionState state) {
      events.onSession(state);
    }

    @Override
    public void onElected(Leadership leadership) {
      events.onElected(leadership);
    }

    @Override
    public void onDemoted(ElectionName election) {
      events.onDemoted(election);
    }

    private void pass() {
      try {
        if (!gate.await(30, TimeUnit.SECONDS)) {
          throw new IllegalStateException("the test never opened the gate");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void beforeDelivery(Method method) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void afterDelivery() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void release() {
      open.decrementAndGet();
    }
  }
}
