package io.ironicinspector.api.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The rule of the policy that decides who may call a resource method. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Rule {
  /** Its name in {@code policy.yaml}. */
  String value();

  /** Whether callers need not say who they are. The policy may still ask for it. */
  boolean publicEndpoint() default false;
}
