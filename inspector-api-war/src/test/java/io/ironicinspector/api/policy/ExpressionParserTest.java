package io.ironicinspector.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The caller is a member of project p1 with the roles reader and Member. */
class ExpressionParserTest {
  private static final Credentials CALLER =
      new Credentials(Set.of("reader", "Member"), Map.of("project_id", "p1", "user_id", "u1"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                               | true",
        "@                                                | true",
        "!                                                | false",
        "role:reader                                      | true",
        "role:READER                                      | true",
        "role:member                                      | true",
        "role:admin                                       | false",
        "not role:admin                                   | true",
        "NOT role:reader                                  | false",
        "not not role:reader                              | true",
        "role:admin or role:reader                        | true",
        "role:admin or role:reader and !                  | false",
        "role:reader or role:admin and !                  | true",
        "(role:reader or role:admin) and !                | false",
        "((role:reader) and (not (role:admin)))           | true",
        "( role:reader and @ ) or !                       | true",
        "not role:admin and role:reader                   | true",
        "project_id:p1                                    | true",
        "project_id:p2                                    | false",
        "project_id:%(project)s                           | true",
        "user_id:%(project)s                              | false",
        "user_id:%(missing)s                              | false",
        "role:%(wanted_role)s                             | true",
        "'x':%(letter)s                                   | true",
        "\"x\":%(letter)s                                 | true",
        "True:%(flag)s                                    | true",
        "None:%(letter)s                                  | false",
        "system_scope:all                                 | false",
        "system_scope:None                                | true",
        "roles:reader                                     | true",
        "nonsense:None                                    | false",
        "rule:readers                                     | true",
        "rule:not_defined                                 | false",
      })
  void expressionsMeanWhatOsloPolicySays(String text, boolean allowed) {
    assertThat(allows(ExpressionParser.parse(text))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "role:a and           | it breaks off",
        "and role:a           | unexpected \"and\"",
        "(role:a              | a ) is missing",
        "role:a)              | unexpected \")\"",
        "role:a role:b        | unexpected \"role:b\"",
        "admin                | \"admin\" is no check; a check is KIND:MATCH",
        ":x                   | \":x\" is no check; a check is KIND:MATCH",
        "not                  | it breaks off",
        "http://h/%(x)s       | checks by a remote server (http) are not built in",
      })
  void whatIsNoExpressionIsRefusedWithAReason(String text, String reason) {
    assertThatThrownBy(() -> ExpressionParser.parse(text))
        .isInstanceOf(PolicyException.class)
        .hasMessage(reason);
  }

  @Test
  void theListFormIsAnAlternativeOfConjunctions() {
    assertThat(allows(ExpressionParser.parse(List.of()))).isTrue();
    assertThat(allows(list(List.of("role:reader", "role:admin"), List.of("role:member")))).isTrue();
    assertThat(allows(list(List.of("role:reader", "role:admin")))).isFalse();
    assertThat(allows(list(List.of()))).isFalse();
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static Expression list(List<String>... alternatives) {
    return ExpressionParser.parse(List.of(alternatives));
  }

  private static boolean allows(Expression expression) {
    return expression.allows(
        new Expression.Question() {
          @Override
          public Credentials credentials() {
            return CALLER;
          }

          @Override
          public Map<String, String> target() {
            return Map.of("project", "p1", "letter", "x", "flag", "True", "wanted_role", "Reader");
          }

          @Override
          public Optional<Expression> rule(String name) {
            return name.equals("readers")
                ? Optional.of(new Expression.Role("reader"))
                : Optional.empty();
          }
        });
  }
}
