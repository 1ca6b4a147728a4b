package dev.sinew.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The facts of a rule, stated once. The class carries the logic, its doc comment is the rule's page, and the file {@code
 * <ClassName>.cases.yaml} is the evidence. An annotation processor builds the index and refuses a duplicate id, a missing
 * doc comment or a class that is not final.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Rule {
    /** {@code family.kebab-name}; a contract that never changes its meaning. */
    String id();

    /**
     * The weakness itself in kebab case: a check, a detector and a proof of the same weakness at the same place share it and
     * become one finding.
     */
    String flaw();

    /** What is wrong, in a few words. */
    String title();

    Severity severity();

    Maturity maturity();

    /** OWASP API Security Top 10 entries, such as {@code API2:2023}. */
    String[] owasp() default {};

    /** CWE numbers. */
    int[] cwe() default {};

    /**
     * Requirements that the weakness breaks, each as {@code STANDARD CLAUSE}. Standards: {@code NIST-800-228}, {@code
     * PCI-DSS-4.0.1}, {@code GDPR}, {@code HIPAA}, {@code PSD2-RTS}, {@code FAPI-2.0}, {@code MASWE} (1.0),
     * {@code MASTG}, {@code RFC}. One clause an entry, such as
     * {@code PCI-DSS-4.0.1 6.2.4}.
     */
    String[] standards() default {};
}
