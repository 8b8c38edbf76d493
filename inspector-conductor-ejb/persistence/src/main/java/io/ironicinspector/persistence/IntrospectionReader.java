package io.ironicinspector.persistence;

import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;

/**
 * Reads introspections by plain SQL, one statement each. Clients poll, and the way through an
 * entity manager and a transaction costs several times what the statement does.
 *
 * <p>Sees what is committed, and what its connection wrote itself. Belongs to that connection and
 * thus to one thread. Every failure is a {@link PersistenceException}.
 */
public final class IntrospectionReader {
  private static final String NODES =
      "SELECT uuid, state, started_at, finished_at, error, manage_boot FROM nodes";

  private final Connection connection;
  private final Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);

  /** The caller closes {@code connection}. */
  public IntrospectionReader(Connection connection) {
    this.connection = connection;
  }

  /** As {@link IntrospectionRepository#find}. */
  public Optional<Introspection> find(NodeUuid node) {
    return nodes(NODES + " WHERE uuid = ?", List.of(node.toString())).stream().findFirst();
  }

  /** As {@link IntrospectionRepository#list}. */
  public List<Introspection> list(
      Set<IntrospectionState> states, Optional<NodeUuid> after, int limit) {
    List<String> conditions = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    if (!states.isEmpty()) {
      conditions.add(
          "state IN (" + String.join(", ", Collections.nCopies(states.size(), "?")) + ")");
      states.forEach(state -> parameters.add(state.wireName()));
    }
    if (after.isPresent()) {
      Introspection marker =
          find(after.get()).orElseThrow(() -> new UnknownMarkerException(after.get()));
      if (marker.startedAt().isEmpty()) {
        return List.of(); // nothing is before or after a time that is not known
      }
      String started = UtcColumn.text(marker.startedAt().get());
      conditions.add("(started_at < ? OR (started_at = ? AND uuid < ?))");
      parameters.addAll(List.of(started, started, marker.node().toString()));
    }
    parameters.add(limit);
    return nodes(
        NODES
            + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
            + " ORDER BY started_at DESC, uuid DESC LIMIT ?",
        parameters);
  }

  /** As {@link IntrospectionRepository#unfinishedSince}. */
  List<Introspection> unfinishedSince(Instant deadline) {
    return nodes(
        NODES + " WHERE finished_at IS NULL AND started_at < ? ORDER BY started_at, uuid",
        List.of(UtcColumn.text(deadline)));
  }

  /** As {@link IntrospectionRepository#data}. */
  public Optional<String> data(NodeUuid node, boolean processed) {
    return query(
            "SELECT data FROM introspection_data WHERE uuid = ? AND processed = ?",
            List.of(node.toString(), processed),
            rows -> Optional.ofNullable(rows.getString(1)))
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** As {@link IntrospectionRepository#score}. */
  public Map<NodeUuid, Integer> score(Map<String, ? extends Collection<String>> values) {
    LookupScore score = new LookupScore(values);
    Map<NodeUuid, Integer> points = new HashMap<>();
    if (!score.asksNothing()) {
      query(score.sql(quote()), score.parameters(), row -> NodeUuid.parse(row.getString(1)))
          .forEach(node -> points.merge(node, 1, Integer::sum));
    }
    return points;
  }

  private String quote() {
    try {
      return connection.getMetaData().getIdentifierQuoteString();
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  private List<Introspection> nodes(String sql, List<?> parameters) {
    return query(sql, parameters, this::introspection);
  }

  private Introspection introspection(ResultSet row) throws SQLException {
    return new Introspection(
        NodeUuid.parse(row.getString(1)),
        StateColumn.state(row.getString(2)),
        time(row, 3),
        time(row, 4),
        Optional.ofNullable(row.getString(5)),
        // Rows from before upstream had the column hold null.
        row.getBoolean(6) || row.wasNull());
  }

  // Not getObject(column, LocalDateTime.class): servers' wrappers of the driver look for that
  // method
  // anew at each call, which for a list took two thirds of the time.
  private Optional<Instant> time(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column, utc)).map(Timestamp::toInstant);
  }

  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, List<?> parameters, RowReader<T> reader) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(reader.read(rows));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }
}
