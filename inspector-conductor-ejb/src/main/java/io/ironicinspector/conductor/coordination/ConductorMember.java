package io.ironicinspector.conductor.coordination;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.client.LiveConductor;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How a conductor is named in the group. */
public final class ConductorMember {
  private static final String PREFIX = "ironic_inspector.conductor.";

  private ConductorMember() {}

  /** The member id of the conductor on {@code host}. */
  public static MemberId id(String host) {
    return new MemberId(PREFIX + host);
  }

  /** The first of the conductors by name, the same for whoever asks; empty if there are none. */
  public static Optional<MemberId> first(Collection<Member> members) {
    return members.stream()
        .map(Member::id)
        .filter(id -> id.value().startsWith(PREFIX))
        .min(Comparator.comparing(MemberId::value));
  }

  /**
   * Returns if {@code self} is one of the members, or if there is no self.
   *
   * @throws ConductorException UNAVAILABLE if it is missing
   */
  static void require(Optional<MemberId> self, Collection<Member> members) {
    if (self.isPresent() && members.stream().noneMatch(each -> each.id().equals(self.get()))) {
      throw new ConductorException(
          Kind.UNAVAILABLE, "Conductor %s is not in its group".formatted(self.get()));
    }
  }

  /** Reads a member; empty if it is no conductor, or one that says no address (upstream's). */
  static Optional<LiveConductor> read(Member member) {
    String id = member.id().value();
    String url = member.metadata().getOrDefault(LiveConductor.RPC_URL, "");
    if (!id.startsWith(PREFIX) || url.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI rpc = URI.create(url);
      boolean callable =
          ("http".equals(rpc.getScheme()) || "https".equals(rpc.getScheme()))
              && rpc.getHost() != null;
      return callable
          ? Optional.of(new LiveConductor(id.substring(PREFIX.length()), rpc))
          : Optional.empty();
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}
