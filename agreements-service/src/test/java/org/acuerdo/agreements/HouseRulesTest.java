package org.acuerdo.agreements;

import org.acuerdo.kit.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    private final HouseRules house = new HouseRules("agreements");

    @Test
    void rulesArePlainJava() {
        house.rulesArePlainJava();
    }

    @Test
    void capabilitiesFormNoCycles() {
        house.capabilitiesFormNoCycles();
    }

    @Test
    void noServiceImportsAnother() {
        house.noServiceImportsAnother();
    }

    @Test
    void domainTimeComesFromTheClock() {
        house.domainTimeComesFromTheClock();
    }

    @Test
    void quantitiesAreExact() {
        house.quantitiesAreExact();
    }

    @Test
    void channelsDeclareTheirDeadLetterTopic() {
        house.channelsDeclareTheirDeadLetterTopic();
    }
}
