package org.acuerdo.local.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.acuerdo.local.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'agreement': {'reference': 'X'}                         | is no JSON",
                "[]                                                       | holds no cases",
                "{'agreements': {}}                                       | holds no cases",
                "{'agreement': {}, 'agreements': []}                      | holds no cases",
                "{'agreement': {'reference': 'X', 'sendingState': 'US'}}  | the agreement X has no"
            })
    void whatHoldsNoCasesIsToldSo(String text, String why) throws IOException {
        Path file = Files.writeString(folder.resolve("case.json"), text.replace('\'', '"'));
        String told = assertThrows(UserError.class, () -> CaseFile.read(file)).getMessage();
        assertTrue(told.contains(why), told);
        assertTrue(told.contains("case.json"), told);
    }

    @Test
    void aFileThatIsNotThereIsToldSo() {
        String told = assertThrows(UserError.class, () -> CaseFile.read(folder.resolve("none.json")))
                .getMessage();
        assertTrue(told.startsWith("There is no file"), told);
    }

    @Test
    void whatLiesBesideTheOneAgreementBelongsToIt() {
        CaseFile guatemala = Cases.guatemala();
        assertEquals(1, guatemala.agreements().size());
        assertEquals(4, guatemala.agreements().get(0).path("baselines").size());
        assertTrue(guatemala.rest().isEmpty());
    }

    @Test
    void whatLiesBesideSeveralAgreementsBelongsToNone() {
        CaseFile region = Cases.region();
        assertEquals(6, region.agreements().size());
        assertEquals(java.util.Set.of("assessments", "seats"), region.rest().keySet());
    }
}
