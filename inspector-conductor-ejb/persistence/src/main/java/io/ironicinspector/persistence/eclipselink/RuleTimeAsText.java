package io.ironicinspector.persistence.eclipselink;

import java.sql.Types;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.DescriptorCustomizer;

/** As {@code TimesAsText}, for {@code RuleRow}. Named in persistence.xml. */
public final class RuleTimeAsText implements DescriptorCustomizer {
  @Override
  public void customize(ClassDescriptor rule) {
    rule.getMappingForAttributeName("createdAt").getField().setSqlType(Types.VARCHAR);
  }
}
