package io.ironicinspector.persistence.rule;

import java.util.Optional;

/** What a list tells of a rule. */
public record RuleSummary(String uuid, Optional<String> description, Optional<String> scope) {}
