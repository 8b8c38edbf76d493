package io.ironicinspector.benchmark.service;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The table of nodes in a service's database, which both services keep alike. Looking here costs
 * the service nothing, unlike asking it. Thread-safe.
 */
public final class NodeTable {
  private static final long LOOK_MILLIS = 10;

  private final Connection connection;

  NodeTable(Connection connection) {
    this.connection = connection;
  }

  /** Adds nodes whose introspection is over, to make lists long. */
  public synchronized void addFinished(Collection<String> uuids) {
    String sql =
        "INSERT INTO nodes (uuid, version_id, state, started_at, finished_at, manage_boot)"
            + " SELECT id, gen_random_uuid()::text, 'finished',"
            + " timezone('utc', now()) - row_number() OVER () * interval '1.000001 second',"
            + " timezone('utc', now()), true FROM unnest(?) AS id";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, array(uuids));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The states of those that are there. */
  public synchronized Map<String, String> states(Collection<String> uuids) {
    String sql = "SELECT uuid, state FROM nodes WHERE uuid = ANY(?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, array(uuids));
      Map<String, String> states = new LinkedHashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          states.put(rows.getString(1), rows.getString(2));
        }
      }
      return states;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** How many nodes are in a state. */
  public synchronized long count(String state) {
    String sql = "SELECT count(*) FROM nodes WHERE state::text = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, state);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Waits until no node is in a state. @throws IllegalStateException if that takes too long */
  public void awaitNone(String state, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (count(state) > 0) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException(
            count(state) + " nodes are still " + state + " after " + limit.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private Array array(Collection<String> uuids) throws SQLException {
    return connection.createArrayOf("varchar", uuids.toArray());
  }

  private static IllegalStateException failed(SQLException e) {
    return new IllegalStateException("the database says: " + e.getMessage(), e);
  }
}
