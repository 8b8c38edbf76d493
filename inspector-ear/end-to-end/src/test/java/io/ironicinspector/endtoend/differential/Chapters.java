package io.ironicinspector.endtoend.differential;

import java.util.List;

/**
 * All of them. The list comes first: it wants to see no nodes but its own. Rules come when nothing
 * runs any more: they would be applied.
 */
final class Chapters {
  private Chapters() {}

  /** For services that let everybody in and store what they are sent. */
  static List<Chapter> open() {
    return List.of(
        Listing.chapter(),
        Paths.chapter(),
        Headers.versions(),
        Headers.types(),
        Headers.origins(),
        Headers.proxies(),
        Spellings.chapter(),
        Starts.failuresOfIronic(),
        States.active(),
        Starts.parameters(),
        Starts.provisionStates(),
        Reapplies.chapter(),
        Callbacks.bodies(),
        Callbacks.machines(),
        States.passive(),
        States.activeAtLast(),
        Rules.bodies(),
        Rules.lives(),
        Rules.mixed(),
        Conditions.operators(),
        Conditions.fields(),
        Actions.chapter(),
        ClientLibrary.chapter());
  }

  /** For services that want a password, store nothing and must not manage power. */
  static List<Chapter> guarded() {
    return List.of(
        Credentials.spellings(),
        Credentials.endpoints(),
        Unmanaged.starts(),
        Unmanaged.data(),
        Surroundings.chapter());
  }
}
