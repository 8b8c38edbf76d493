package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.MembershipListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.beans.IntrospectionException;
import java.beans.PropertyDescriptor;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Activation of a message-driven bean that implements {@link MembershipListener}. All properties
 * are text and may be left out. For one thread, as servers use it.
 */
@Activation(messageListeners = MembershipListener.class)
public final class MembershipActivationSpec implements ActivationSpec, Serializable {
  private static final long serialVersionUID = 1L;
  private static final int DEFAULT_MAX_QUEUE = 1000;
  private static final int GREATEST_MAX_QUEUE = 1_000_000;

  private transient ResourceAdapter resourceAdapter;
  private String group;
  private String election;
  private String events;
  private String maxQueue;

  public String getGroup() {
    return group;
  }

  /** The group to hear of; blank: the adapter's {@code groupPath}. */
  @ConfigProperty(description = "The group to hear of; blank: the adapter's groupPath")
  public void setGroup(String group) {
    this.group = group;
  }

  public String getElection() {
    return election;
  }

  /** What this process runs for while the bean is active; blank: nothing. */
  @ConfigProperty(description = "What to run for while the bean is active; blank: nothing")
  public void setElection(String election) {
    this.election = election;
  }

  public String getEvents() {
    return events;
  }

  /** Some of {@code members}, {@code session}, {@code leadership}, by commas; blank: all. */
  @ConfigProperty(description = "members, session, leadership or some of them; blank: all")
  public void setEvents(String events) {
    this.events = events;
  }

  public String getMaxQueue() {
    return maxQueue;
  }

  /**
   * How many events of members may wait for the bean; when there are more, a snapshot takes their
   * place.
   */
  @ConfigProperty(
      description = "Events of members that may wait before a snapshot replaces them (1000)")
  public void setMaxQueue(String maxQueue) {
    this.maxQueue = maxQueue;
  }

  /**
   * Checks all properties.
   *
   * @throws InvalidPropertyException naming the property, its value and what is allowed
   */
  @Override
  public void validate() throws InvalidPropertyException {
    settings();
  }

  /** The properties, checked. */
  ActivationSettings settings() throws InvalidPropertyException {
    var settings =
        new ActivationSettings(
            groupName(), text(election).map(ElectionName::new), kinds(), queueLength());
    if (settings.election().isPresent() && !settings.events().contains(EventKind.LEADERSHIP)) {
      throw invalid(
          "events",
          events,
          "leadership must be among them, because election is " + settings.election().get());
    }
    return settings;
  }

  private Optional<GroupName> groupName() throws InvalidPropertyException {
    try {
      return text(group).map(GroupName::new);
    } catch (IllegalArgumentException e) {
      throw invalid("group", group, "it must not end with a slash");
    }
  }

  private Set<EventKind> kinds() throws InvalidPropertyException {
    Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    for (String each : text(events).orElse(EventKind.allowed()).split(",", -1)) {
      kinds.add(
          EventKind.named(each.strip())
              .orElseThrow(
                  () -> invalid("events", events, "a list of some of " + EventKind.allowed())));
    }
    return kinds;
  }

  private int queueLength() throws InvalidPropertyException {
    String allowed = "a whole number from 1 to " + GREATEST_MAX_QUEUE;
    try {
      int length = text(maxQueue).map(Integer::parseInt).orElse(DEFAULT_MAX_QUEUE);
      if (length >= 1 && length <= GREATEST_MAX_QUEUE) {
        return length;
      }
    } catch (NumberFormatException e) {
      throw invalid("maxQueue", maxQueue, allowed);
    }
    throw invalid("maxQueue", maxQueue, allowed);
  }

  private static Optional<String> text(String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static InvalidPropertyException invalid(String property, String value, String allowed) {
    var invalid =
        new InvalidPropertyException(
            "activation property " + property + " = " + value + " is not allowed: " + allowed);
    try {
      invalid.setInvalidPropertyDescriptors(
          new PropertyDescriptor[] {
            new PropertyDescriptor(property, MembershipActivationSpec.class)
          });
    } catch (IntrospectionException e) {
      invalid.addSuppressed(e);
    }
    return invalid;
  }

  @Override
  public ResourceAdapter getResourceAdapter() {
    return resourceAdapter;
  }

  @Override
  public void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
    if (resourceAdapter != null && !resourceAdapter.equals(adapter)) {
      throw new IllegalStateException("the activation has its resource adapter already");
    }
    resourceAdapter = adapter;
  }
}
