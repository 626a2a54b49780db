package org.acuerdo.agreements;

import org.acuerdo.kit.testing.HouseRules;
import org.junit.jupiter.api.Test;

/** This service keeps the rules of the house. */
class HouseTest {
    private static final HouseRules RULES = new HouseRules("agreements");

    @Test
    void rulesArePlainJava() {
        RULES.rulesArePlainJava();
    }

    @Test
    void capabilitiesFormNoCycles() {
        RULES.capabilitiesFormNoCycles();
    }

    @Test
    void noServiceImportsAnother() {
        RULES.noServiceImportsAnother();
    }

    @Test
    void domainTimeComesFromTheClock() {
        RULES.domainTimeComesFromTheClock();
    }

    @Test
    void quantitiesAreExact() {
        RULES.quantitiesAreExact();
    }

    @Test
    void channelsDeclareTheirDeadLetterTopic() {
        RULES.channelsDeclareTheirDeadLetterTopic();
    }
}
