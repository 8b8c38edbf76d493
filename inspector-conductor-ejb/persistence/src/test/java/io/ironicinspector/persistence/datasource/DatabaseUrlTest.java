package io.ironicinspector.persistence.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mysql+pymysql://u:p@h/db?charset=utf8     | jdbc:mariadb://h/db",
        "mysql://u:p@h:3307/db                     | jdbc:mariadb://h:3307/db",
        "mariadb+mysqldb://u:p@h/db                | jdbc:mariadb://h/db",
        "mysql+pymysql://u:p@[2001:db8::1]:3306/db | jdbc:mariadb://[2001:db8::1]:3306/db",
        "mysql+pymysql://u:p@/db                   | jdbc:mariadb://localhost/db",
        "mysql://u:p@h/db?ssl_ca=/etc/ca.pem | jdbc:mariadb://h/db?sslMode=verify-ca&serverSslCert=%2Fetc%2Fca.pem",
        "mysql://u:p@h/db?connect_timeout=5        | jdbc:mariadb://h/db?connectTimeout=5000",
        "postgresql://u:p@h/db                     | jdbc:postgresql://h/db",
        "postgresql+psycopg2://u:p@h:1/db?client_encoding=utf8&sslmode=require | jdbc:postgresql://h:1/db?sslmode=require",
        "jdbc:postgresql://h/db?user=u&password=p  | jdbc:postgresql://h/db?user=u&password=***",
        "jdbc:mysql://h/db                         | jdbc:mariadb://h/db",
        "jdbc:mariadb://h/db                       | jdbc:mariadb://h/db",
        "jdbc:h2:mem:x                             | jdbc:h2:mem:x;DB_CLOSE_DELAY=-1;WRITE_DELAY=0",
        "jdbc:h2:file:/var/x;db_close_delay=5;WRITE_DELAY=500 | jdbc:h2:file:/var/x;db_close_delay=5;WRITE_DELAY=500",
      })
  void formsOfUpstreamAndOfJdbcAreUnderstood(String written, String jdbc) {
    assertThat(DatabaseUrl.parse(written)).hasToString(jdbc);
  }

  @Test
  void relativeH2FileBecomesAbsolute() {
    assertThat(DatabaseUrl.parse("jdbc:h2:file:data/x;AUTO_SERVER=TRUE").jdbcUrl())
        .isEqualTo(
            "jdbc:h2:file:%s;AUTO_SERVER=TRUE;DB_CLOSE_DELAY=-1;WRITE_DELAY=0"
                .formatted(Path.of("data/x").toAbsolutePath()));
  }

  @Test
  void loginIsDecodedAsSqlAlchemyDoes() {
    assertThat(DatabaseUrl.parse("mysql+pymysql://us%40er:p%2Fw+%25@h/db").driverProperties())
        .containsEntry("user", "us@er")
        .containsEntry("password", "p/w+%");
  }

  @Test
  void passwordMayContainAnAtSign() {
    assertThat(DatabaseUrl.parse("postgresql://u:p@w:x@h/db").driverProperties())
        .containsEntry("password", "p@w:x");
  }

  @Test
  void settingInTheUrlWinsOverOurDefault() {
    assertThat(DatabaseUrl.parse("jdbc:postgresql://h/db?ApplicationName=x").driverProperties())
        .doesNotContainKey("ApplicationName")
        .containsEntry("stringtype", "unspecified");
  }

  @Test
  void sqliteIsRefusedWithWhatToUse() {
    assertThatThrownBy(() -> DatabaseUrl.parse("sqlite:////var/lib/x.sqlite"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "[database] connection = sqlite:////var/lib/x.sqlite: SQLite is not supported; leave"
                + " the option out for the embedded H2 database, or name a PostgreSQL, MariaDB or"
                + " MySQL database");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oracle://u:geheim@h/db",
        "jdbc:oracle:thin:u/x@h;password=geheim",
        "mysql+pymysql://u:geheim@h",
        "mysql+pymysql://u:ge%zzheim@h/db",
        "mysql+pymysql://u:geheim@h/db?unknown=1",
        "postgresql://u:geheim@h/db?sslmode",
        "mysql+pymysql://u:ge@heim@h/db?connect_timeout=soon",
        "nonsense",
      })
  void anythingElseIsRefusedInOneLineWithoutThePassword(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .startsWith("[database] connection = ")
        .doesNotContain("heim")
        .doesNotContain("\n");
  }
}
