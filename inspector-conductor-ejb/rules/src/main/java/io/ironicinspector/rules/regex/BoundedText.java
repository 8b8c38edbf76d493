package io.ironicinspector.rules.regex;

import io.ironicinspector.rules.python.UnusableValueException;

/** A text that can be looked at only so often: the JDK's engine has no other brake. */
final class BoundedText implements CharSequence {
  private static final int LOOKS_AT_LEAST = 20_000_000;
  private static final int LOOKS_PER_CHARACTER = 50;

  private final String text;
  private long looksLeft;

  BoundedText(String text) {
    this.text = text;
    this.looksLeft = Math.max(LOOKS_AT_LEAST, (long) text.length() * LOOKS_PER_CHARACTER);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (--looksLeft < 0) {
      throw new UnusableValueException("the regular expression takes too long");
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
