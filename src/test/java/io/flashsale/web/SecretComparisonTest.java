package io.flashsale.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Secrets that somebody may guess are compared in constant time. No clock can show that well on a
 * machine that does other things besides; the calls can.
 */
class SecretComparisonTest {
  private static final String GUARDS = "io\\.flashsale\\.(web\\.AdminAuth|puzzle\\.Seal)";

  private static final JavaClasses COMPARING =
      new ClassFileImporter().importPackages("io.flashsale.web", "io.flashsale.puzzle");

  @Test
  void whatIsGivenIsComparedWithTheSecretInConstantTime() {
    ArchRule constant =
        classes()
            .that()
            .haveNameMatching(GUARDS)
            .should()
            .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class);
    constant.check(COMPARING);
  }

  @Test
  void andInNoOtherWay() {
    ArchRule noOther =
        noClasses()
            .that()
            .haveNameMatching(GUARDS)
            .should()
            .callMethod(String.class, "equals", Object.class)
            .orShould()
            .callMethod(String.class, "equalsIgnoreCase", String.class)
            .orShould()
            .callMethod(String.class, "contentEquals", CharSequence.class)
            .orShould()
            .callMethod(Arrays.class, "equals", byte[].class, byte[].class);
    noOther.check(COMPARING);
  }
}
