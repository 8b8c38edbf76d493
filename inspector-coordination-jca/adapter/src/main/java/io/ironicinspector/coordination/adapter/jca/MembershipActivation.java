package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.Coordinator.Subscription;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One active message-driven bean: its events wait in a queue, and one piece of work at a time takes
 * them to one endpoint, in order. While the server has no endpoint or no thread the queue waits. No
 * thread is held when there is nothing to tell.
 */
final class MembershipActivation implements MembershipListener, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(MembershipActivation.class.getName());
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final MessageEndpointFactory endpoints;
  private final Deliverer deliverer;
  private final Deque<Event> queue = new ArrayDeque<>();
  private Subscription subscription = () -> {};
  private boolean underWay;
  private boolean closed;

  MembershipActivation(MessageEndpointFactory endpoints, Deliverer deliverer) {
    this.endpoints = endpoints;
    this.deliverer = deliverer;
  }

  void listenTo(Coordinator source) {
    Subscription begun = source.subscribe(this);
    synchronized (this) {
      subscription = begun;
    }
  }

  @Override
  public void onSnapshot(List<Member> members) {
    synchronized (this) {
      // What waits to be told of the members is contained in it.
      queue.removeIf(Event::ofMembers);
    }
    tell(new Event(true, listener -> listener.onSnapshot(members)));
  }

  @Override
  public void onJoined(Member member) {
    tell(new Event(true, listener -> listener.onJoined(member)));
  }

  @Override
  public void onLeft(MemberId member) {
    tell(new Event(true, listener -> listener.onLeft(member)));
  }

  @Override
  public void onSession(SessionState state) {
    tell(new Event(false, listener -> listener.onSession(state)));
  }

  private void tell(Event event) {
    synchronized (this) {
      if (closed) {
        return;
      }
      queue.add(event);
      if (underWay) {
        return;
      }
      underWay = true;
    }
    dispatch();
  }

  private void dispatch() {
    if (!deliverer.submit(this::deliver)) {
      deliverer.later(PAUSE, this::dispatch);
    }
  }

  private void deliver() {
    try {
      MessageEndpoint endpoint = endpoints.createEndpoint(null);
      try {
        drainTo((MembershipListener) endpoint);
      } finally {
        endpoint.release();
      }
    } catch (UnavailableException e) {
      LOG.log(Level.FINE, "the server has no endpoint at the moment", e);
      deliverer.later(PAUSE, this::dispatch);
    }
  }

  private void drainTo(MembershipListener endpoint) {
    Event event = next();
    while (event != null) {
      deliver(event, endpoint);
      event = next();
    }
  }

  /** The next event, or null if there is none and the next one needs new work. */
  private synchronized Event next() {
    Event event = queue.poll();
    underWay = event != null;
    return event;
  }

  private static void deliver(Event event, MembershipListener endpoint) {
    try {
      event.telling().accept(endpoint);
    } catch (RuntimeException e) {
      // The bean is foreign code; told again it would most likely fail again.
      LOG.log(Level.WARNING, "a message-driven bean failed on an event of its group", e);
    }
  }

  @Override
  public void close() {
    Subscription ending;
    synchronized (this) {
      closed = true;
      queue.clear();
      ending = subscription;
    }
    ending.close();
  }

  /**
   * @param ofMembers a later snapshot contains it
   */
  private record Event(boolean ofMembers, Consumer<MembershipListener> telling) {}
}
