package io.ironicinspector.endtoend.pipeline;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Why the two services may end differently with a machine that is all right. */
enum Explained {
  UNEXPECTED_IN_PYTHON(
      "where upstream answers 500, this service goes on, or answers 400 and says why") {
    @Override
    boolean explains(Outcome python, Outcome ours) {
      return python.status() == 500 && (ours.status() == 200 || ours.status() == 400);
    }
  },
  ADDRESSES_ARE_KNOWN_ALL_THE_SAME(
      "a node is found by all MAC addresses, also when no interface is suitable, and by its BMC's"
          + " IPv6 address without the prefix length") {
    @Override
    boolean explains(Outcome python, Outcome ours) {
      return python.status() == 400
          && ours.status() == 400
          && withoutLookUp(python.message()).equals(withoutLookUp(ours.message()));
    }
  };

  private static final Pattern LOOK_UP =
      Pattern.compile("\nLook up error: Could not find a node for attributes .*");
  private final String reason;

  Explained(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  /** Whether it is right that the runs did not end in the same way. */
  abstract boolean explains(Outcome python, Outcome ours);

  static Optional<Explained> of(Outcome python, Outcome ours) {
    return Stream.of(values()).filter(one -> one.explains(python, ours)).findFirst();
  }

  private static String withoutLookUp(String message) {
    return LOOK_UP.matcher(message).replaceAll("");
  }
}
