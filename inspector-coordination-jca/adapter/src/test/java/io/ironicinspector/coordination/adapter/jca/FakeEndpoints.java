package io.ironicinspector.coordination.adapter.jca;

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
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAResource;

/** A message-driven bean that notes what it hears. Thread-safe. */
final class FakeEndpoints implements MessageEndpointFactory {
  private final RecordedEvents events = new RecordedEvents();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private volatile boolean failing;

  /** No endpoint for so many times. */
  void refuse(int times) {
    refusals.set(times);
  }

  /** The bean throws. */
  void fail() {
    failing = true;
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
      throw new UnavailableException("none free");
    }
    open.incrementAndGet();
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
