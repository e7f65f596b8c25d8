package io.flashsale.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Whether there is an order or an entry of an id is found out in one way only: by looking it up.
 * Who looked at the id first could answer sooner where it cannot be one, and so tell something.
 */
class SameLookUpTest {

  @Test
  void nobodyLooksIntoAnIdBeforeItIsLookedUp() {
    ArchRule lookedUp =
        noClasses()
            .that()
            // The admin's list is paged by ids.
            .doNotHaveSimpleName("OrderSearchRepository")
            .should()
            .callMethod(UUID.class, "version")
            .orShould()
            .callMethod(UUID.class, "variant")
            .orShould()
            .callMethod(UUID.class, "timestamp")
            .orShould()
            .callMethod(UUID.class, "getMostSignificantBits")
            .orShould()
            .callMethod(UUID.class, "getLeastSignificantBits");
    lookedUp.check(
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                "io.flashsale.web",
                "io.flashsale.order",
                "io.flashsale.waitlist",
                "io.flashsale.inventory"));
  }
}
