package io.ironicinspector.persistence.eclipselink;

import java.sql.Types;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.DescriptorCustomizer;

/**
 * Makes EclipseLink fetch the time column of {@code RuleRow} as text, which its converter expects.
 * By default it fetches {@code java.sql.Timestamp}, see {@code UtcColumn} for what is wrong with
 * that. Named in persistence.xml.
 */
public final class RuleTimeAsText implements DescriptorCustomizer {
  @Override
  public void customize(ClassDescriptor rule) {
    rule.getMappingForAttributeName("createdAt").getField().setSqlType(Types.VARCHAR);
  }
}
