package io.ironicinspector.rules.path;

/**
 * One token.
 *
 * @param type {@code ID}, {@code NUMBER}, {@code NAMED_OPERATOR}, {@code DOUBLEDOT}, {@code WHERE},
 *     or the one character that it is
 * @param value its text, without quotes and escapes
 * @param position in the whole text, from 0; of the closing quote if it is quoted
 * @param column the same, from the last line break
 */
record Token(String type, String value, int line, int position, int column) {
  static final String ID = "ID";
  static final String NUMBER = "NUMBER";
  static final String NAMED_OPERATOR = "NAMED_OPERATOR";
  static final String DOUBLEDOT = "DOUBLEDOT";
  static final String WHERE = "WHERE";

  boolean is(String wanted) {
    return type.equals(wanted);
  }
}
