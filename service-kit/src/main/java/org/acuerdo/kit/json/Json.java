package org.acuerdo.kit.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.acuerdo.contracts.TextTimes;

/** The two ways JSON is read: strictly from clients, leniently from messages and storage (v1 may gain optional fields). */
public final class Json {
    /** Messages and storage: unknown fields are passed over. */
    public static final ObjectMapper MAPPER = base().build();

    /** Request bodies: unknown fields, duplicate fields, wrong types and trailing text are refused. */
    public static final ObjectMapper STRICT = strict();

    private Json() {}

    private static JsonMapper.Builder base() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // an offset is part of what the client said
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .serializationInclusion(JsonInclude.Include.ALWAYS);
    }

    private static ObjectMapper strict() {
        ObjectMapper mapper = base().enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20)
                        .maxNumberLength(30)
                        .maxStringLength(1_000_000)
                        .build());
        for (CoercionInputShape shape : new CoercionInputShape[] {
            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        for (LogicalType type : new LogicalType[] {LogicalType.Enum, LogicalType.DateTime, LogicalType.Integer}) {
            mapper.coercionConfigFor(type).setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        }
        return mapper.registerModule(new SimpleModule("text-times")
                .addDeserializer(LocalDate.class, new TextTime<>(LocalDate.class, TextTimes::day))
                .addDeserializer(LocalTime.class, new TextTime<>(LocalTime.class, LocalTime::parse))
                .addDeserializer(
                        Instant.class,
                        new TextTime<>(Instant.class, t -> TextTimes.instant(t).toInstant()))
                .addDeserializer(OffsetDateTime.class, new TextTime<>(OffsetDateTime.class, TextTimes::instant)));
    }

    /** Times are texts (RFC 3339, years of four digits): the library would also take numbers, arrays and other years. */
    private static final class TextTime<T> extends StdScalarDeserializer<T> {
        private final transient Function<String, T> parse;

        TextTime(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                context.reportInputMismatch(handledType(), "a text is needed");
            }
            try {
                return parse.apply(parser.getText());
            } catch (DateTimeException e) {
                throw InvalidFormatException.from(parser, "not well formed", null, handledType());
            }
        }
    }

    /** A value that was written before: it stands in others, and is written again, as the text it is. */
    @RegisterForReflection
    public record Written(@JsonRawValue @JsonValue String text) {}

    /** Writes a value once that goes into several texts. */
    public static Written written(Object value) {
        return new Written(write(value));
    }

    /** @throws IllegalStateException where a value of the program can't be written: a defect, never a client's fault */
    public static String write(Object value) {
        if (value instanceof Written written) {
            return written.text();
        }
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't write " + value.getClass().getName(), e);
        }
    }

    /** Reads what this system wrote itself. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException("stored JSON is no " + type.getSimpleName(), e);
        }
    }

    /**
     * Reads a message's data.
     *
     * @throws IllegalArgumentException that names the place and never the content: it ends in a log line
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException("message data is no " + type.getSimpleName() + ", at "
                    + e.getPath().stream()
                            .map(step ->
                                    step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                            .collect(Collectors.joining(".")));
        } catch (IOException e) {
            throw new IllegalArgumentException("message data is no JSON");
        }
    }
}
