package io.ironicinspector.coordination.torture.history;

/**
 * What a line of a history is about, and which details it has. The source is the member's life
 * ({@code m1#2}: the second life of m1), or {@link Source#OBSERVER} or {@link Source#RUNNER}.
 *
 * <p>A resource is {@code lock/<name>} or {@code election/<name>}; a token its fencing token.
 */
public enum Kind {
  /** A member has said that it wants to be in the group; from here on it shall be listed. */
  JOINED,
  /** The session came to {@code state}. */
  SESSION,
  /** The call for {@code resource} began and ended with the grant of {@code token}. */
  GRANTED,
  /** The candidacy was told that it leads, with {@code token}; it had run since the start. */
  ELECTED,
  /** A call for {@code resource} that ended without a grant, {@code why}. */
  REFUSED,
  /**
   * From the grant of {@code token} to the last moment at which the member is known to have taken
   * {@code resource} for its own: the beginning of the last question that was answered with yes.
   */
  HELD,
  /** The call that gave {@code resource} back. */
  RELEASED,
  /** Somebody took {@code resource} away from {@code token}, as an operator may. */
  FORCED,
  /** The adapter told that {@code token} of {@code resource} is lost. */
  GRANT_LOST,
  /**
   * A write to {@code register} with {@code token}, {@code outcome} accepted, refused or unknown;
   * if it was accepted, at {@code revision}, and {@code before} is the token that stood there.
   */
  WRITE,
  /** A turn of {@code pace} was awaited and taken. */
  TURN,
  /**
   * The group was asked for: {@code members} at {@code revision}, confirmed {@code age_ns} ago.
   * What the store had at that revision is {@code truth}, or {@code ?} where it could not tell any
   * more.
   */
  VIEW,
  /** What the events of the group added up to, {@code members}. */
  EVENTS,
  /** The member's process stood still, without having been told to. */
  STALL,
  /** {@code target} did not do {@code what} in the time that it has. */
  HUNG,
  /** The adapter's stop. */
  STOPPED,
  /** The observer's list: {@code members} as {@code id@lease} at {@code revision}. */
  LIST,
  /** The {@code count} of leases, {@code when} is before or after. */
  LEASES,
  /** Keys, {@code keys}, that nobody should have left behind. */
  LEFTOVERS,
  /**
   * Something was broken from start to end: {@code fault}. The {@code scope} is one of {@link
   * Scope}; {@code target} is the member, or what else it was.
   */
  FAULT,
  /** The life {@code target} was begun. */
  SPAWNED,
  /** The life {@code target} was ended by force. */
  KILLED,
  /** The members were asked to take no more locks. */
  QUIESCED
}
