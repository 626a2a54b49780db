package org.acuerdo.agreements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.acuerdo.kit.testing.TestTopics;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The published schemas, against which every message is held. */
public final class Schemas {
    private static final String URN = "urn:acuerdo:schema:";
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            f -> f.schemaMappers(m -> m.mappings(
                    iri -> iri.startsWith(URN) ? "classpath:schemas/" + iri.substring(URN.length()) + ".json" : iri)));

    private Schemas() {}

    /** Fails unless the record is a CloudEvent whose data fulfil the schema named like its type. */
    public static void check(ConsumerRecord<String, byte[]> record) {
        String type = TestTopics.header(record, "ce_type");
        for (String header : new String[] {"ce_id", "ce_source", "ce_type", "ce_subject", "ce_time", "ce_sequence"}) {
            assertNotNull(TestTopics.header(record, header), header);
        }
        check(type, new String(record.value(), StandardCharsets.UTF_8));
    }

    public static void check(String type, String json) {
        JsonSchema schema = FACTORY.getSchema(SchemaLocation.of(URN + type));
        assertEquals(
                Set.of(),
                schema.validate(
                        json, InputFormat.JSON, c -> c.getExecutionConfig().setFormatAssertionsEnabled(true)),
                type);
    }
}
