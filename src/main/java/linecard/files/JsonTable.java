package linecard.files;

import linecard.money.Money;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class JsonTable implements TableWriter {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final OutputStream out;
    private final List<String> keys;
    private String before = "[\n";

    JsonTable(OutputStream out, List<String> keys) {
        this.out = out;
        this.keys = keys;
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        if (cells.size() != keys.size()) {
            throw new IllegalArgumentException(cells.size() + " cells under " + keys);
        }
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < keys.size(); i++) object.put(keys.get(i), value(cells.get(i)));
        out.write((before + JSON.writeValueAsString(object)).getBytes(StandardCharsets.UTF_8));
        before = ",\n";
    }

    @Override
    public void close() throws IOException {
        var end = before.startsWith("[") ? "[]\n" : "\n]\n";
        out.write(end.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static @Nullable Object value(Cell cell) {
        return switch (cell) {
            case Cell.Text(var text) -> text;
            case Cell.Choice(var code, _) -> code;
            case Cell.Truth(var is, _) -> is;
            case Cell.Whole(var number) -> number;
            case Cell.Decimal(var number) -> number;
            case Cell.Amount(var money) -> value(money);
            case Cell.Percent(var percent) -> percent;
            case Cell.Day(var day) -> day.toString();
            case Cell.Moment(var at, _) -> at.toString();
            case Cell.Empty() -> null;
        };
    }

    private static Map<String, Object> value(Money money) {
        var parts = new LinkedHashMap<String, Object>();
        parts.put("minor", money.minor());
        parts.put("currency", money.currency().getCurrencyCode());
        return parts;
    }
}
