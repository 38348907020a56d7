package linecard.api;

import linecard.money.Money;
import linecard.money.Rate;
import linecard.words.Language;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// How JSON is read and written: nothing is guessed, nothing is let pass that was not asked for,
/// and nothing is read that is deeper, longer or wider than any honest request.
@Configuration(proxyBeanMethods = false)
public class Strict {

    static final int DEEPEST = 16;
    private static final int LONGEST_TEXT = 100_000;

    private static final int MOST_TOKENS = 200_000;

    @Bean
    static JsonMapper jsonMapper() {
        return mapper(MOST_TOKENS);
    }

    /// The same for JSON that is kept rather than sent, and may be longer.
    public static JsonMapper mapper(int mostTokens) {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST).maxNumberLength(40).maxNameLength(100)
                        .maxStringLength(LONGEST_TEXT).maxTokenCount(mostTokens)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, text -> {
                    for (var shape : new CoercionInputShape[] {CoercionInputShape.Integer,
                            CoercionInputShape.Float, CoercionInputShape.Boolean}) {
                        text.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                .annotationIntrospector(new LowerCase())
                .addModule(new SimpleModule()
                        .addDeserializer(LocalDate.class, new Day())
                        .addDeserializer(UUID.class, new Id())
                        .addDeserializer(Rate.class, new Share())
                        .addSerializer(Rate.class, new Millionths())
                        .addDeserializer(Money.class, new Amount())
                        .addSerializer(Money.class, new MinorUnits())
                        .addSerializer(Set.class, new InOrder()))
                .build();
    }

    /// A word of a fixed set as JSON has it: `agreed`; a language by its code.
    static String word(Enum<?> value) {
        return value instanceof Language language ? language.code()
                : value.name().toLowerCase(Locale.ROOT);
    }

    private static final class LowerCase extends JacksonAnnotationIntrospector {

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
            for (int i = 0; i < values.length; i++) {
                names[i] = word(values[i]);
            }
            return names;
        }
    }

    private static final class Day extends ValueDeserializer<LocalDate> {

        @Override
        public LocalDate deserialize(JsonParser json, DeserializationContext context) {
            var text = json.getString();
            try {
                if (text != null && text.matches("\\d{4}-\\d\\d-\\d\\d")) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeException e) {
                // Falls through to the refusal.
            }
            throw context.weirdStringException(String.valueOf(text), LocalDate.class, "no date");
        }
    }

    private static final class Id extends ValueDeserializer<UUID> {

        @Override
        public UUID deserialize(JsonParser json, DeserializationContext context) {
            var text = json.getString();
            if (text != null
                    && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
                return UUID.fromString(text);
            }
            throw context.weirdStringException(String.valueOf(text), UUID.class, "no id");
        }
    }

    private static final class Share extends ValueDeserializer<Rate> {

        @Override
        public Rate deserialize(JsonParser json, DeserializationContext context) {
            var millionths = context.readValue(json, Long.class);
            if (millionths < 0 || millionths > 1_000_000) {
                throw context.weirdNumberException(millionths, Rate.class, "no rate");
            }
            return new Rate(millionths);
        }
    }

    private static final class Millionths extends ValueSerializer<Rate> {

        @Override
        public void serialize(Rate rate, JsonGenerator json, SerializationContext context) {
            json.writeNumber(rate.millionths());
        }
    }

    /// Sets have no order of their own, and the same answer is the same bytes.
    private static final class InOrder extends ValueSerializer<Object> {

        @Override
        public void serialize(Object set, JsonGenerator json, SerializationContext context) {
            json.writeStartArray();
            for (var one : ((Set<?>) set).stream().sorted().toList()) {
                context.writeValue(json, one);
            }
            json.writeEndArray();
        }
    }

    /// An amount as it comes: `{"minor": 125000, "currency": "HUF"}`.
    private record Entered(Long minor, String currency) {}

    private static final class Amount extends ValueDeserializer<Money> {

        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) {
            var entered = context.readValue(json, Entered.class);
            try {
                return new Money(entered.minor(), Currency.getInstance(entered.currency()));
            } catch (IllegalArgumentException | NullPointerException e) {
                throw context.weirdStringException("", Money.class, "no amount");
            }
        }
    }

    private static final class MinorUnits extends ValueSerializer<Money> {

        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            context.writeValue(json, new Entered(
                    money.minor(), money.currency().getCurrencyCode()));
        }
    }
}
