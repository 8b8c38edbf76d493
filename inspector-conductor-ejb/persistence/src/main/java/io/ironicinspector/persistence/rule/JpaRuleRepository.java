package io.ironicinspector.persistence.rule;

import io.ironicinspector.rules.Rule;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules in upstream's tables. Cheap to create; belongs to one entity manager and thus to one
 * thread.
 */
public final class JpaRuleRepository implements RuleRepository {
  // EclipseLink's hint; other providers ignore it.
  private static final String READ_ONLY = "eclipselink.read-only";
  private static final String UUID = "uuid";

  /** Of SQL's states, those in which a constraint was violated. */
  private static final String CONSTRAINT = "23";

  private final EntityManager entityManager;

  /** The caller closes {@code entityManager}. */
  public JpaRuleRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  @Override
  public List<RuleSummary> list() {
    return StoredRule.ordered(rules(), numbers()).stream()
        .map(row -> new RuleSummary(row.uuid(), row.description(), row.scope()))
        .toList();
  }

  private List<RuleRow> rules() {
    return query("SELECT r FROM RuleRow r", RuleRow.class).getResultList();
  }

  /** By rule, the lowest number of its actions. */
  private Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    query("SELECT a.rule, MIN(a.id) FROM RuleActionRow a GROUP BY a.rule", Object[].class)
        .getResultList()
        .forEach(row -> numbers.put((String) row[0], ((Number) row[1]).intValue()));
    return numbers;
  }

  @Override
  public List<Rule> all() {
    List<RuleConditionRow> conditions =
        query("SELECT c FROM RuleConditionRow c ORDER BY c.id", RuleConditionRow.class)
            .getResultList();
    List<RuleActionRow> actions =
        query("SELECT a FROM RuleActionRow a ORDER BY a.id", RuleActionRow.class).getResultList();
    return StoredRule.read(rules(), conditions, actions);
  }

  @Override
  public String fingerprint() {
    return new RuleReader(entityManager.unwrap(Connection.class)).fingerprint();
  }

  @Override
  public Rule get(String uuid) {
    List<RuleRow> rows = one("SELECT r FROM RuleRow r WHERE r.uuid = :uuid", RuleRow.class, uuid);
    List<RuleConditionRow> conditions =
        one(
            "SELECT c FROM RuleConditionRow c WHERE c.rule = :uuid ORDER BY c.id",
            RuleConditionRow.class,
            uuid);
    List<RuleActionRow> actions =
        one(
            "SELECT a FROM RuleActionRow a WHERE a.rule = :uuid ORDER BY a.id",
            RuleActionRow.class,
            uuid);
    return StoredRule.read(rows, conditions, actions).stream()
        .findFirst()
        .orElseThrow(() -> new UnknownRuleException(uuid));
  }

  private <T> List<T> one(String text, Class<T> type, String uuid) {
    return query(text, type).setParameter(UUID, uuid).getResultList();
  }

  private <T> TypedQuery<T> query(String text, Class<T> type) {
    TypedQuery<T> query = entityManager.createQuery(text, type);
    return type.getName().endsWith("Row") ? query.setHint(READ_ONLY, true) : query;
  }

  @Override
  public void create(Rule rule, Instant now) {
    if (exists(rule.uuid())) {
      throw new DuplicateRuleException(rule.uuid());
    }
    try {
      entityManager.persist(new RuleRow(rule, now));
      // Before the children, which refer to it by SQL.
      entityManager.flush();
    } catch (PersistenceException e) {
      // Another transaction made the same one since we looked.
      throw violatesConstraint(e) ? new DuplicateRuleException(rule.uuid()) : e;
    }
    new ChildRows(entityManager).insert(rule);
  }

  private boolean exists(String uuid) {
    return query("SELECT COUNT(r) FROM RuleRow r WHERE r.uuid = :uuid", Long.class)
            .setParameter(UUID, uuid)
            .getSingleResult()
        > 0;
  }

  private static boolean violatesConstraint(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && sql.getSQLState().startsWith(CONSTRAINT)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void delete(String uuid) {
    deleteWhere("RuleConditionRow x WHERE x.rule", uuid);
    deleteWhere("RuleActionRow x WHERE x.rule", uuid);
    if (deleteWhere("RuleRow x WHERE x.uuid", uuid) == 0) {
      throw new UnknownRuleException(uuid);
    }
  }

  private int deleteWhere(String rowAndColumn, String uuid) {
    return entityManager
        .createQuery("DELETE FROM " + rowAndColumn + " = :uuid")
        .setParameter(UUID, uuid)
        .executeUpdate();
  }

  @Override
  public void deleteAll() {
    List.of("RuleConditionRow", "RuleActionRow", "RuleRow")
        .forEach(row -> entityManager.createQuery("DELETE FROM " + row).executeUpdate());
  }
}
