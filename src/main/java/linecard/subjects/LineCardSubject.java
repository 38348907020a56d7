package linecard.subjects;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.exchange.Field;
import linecard.exchange.Import;

import org.springframework.stereotype.Component;

import java.util.Currency;
import java.util.List;

/// What agencies sell for other principals.
@Component
class LineCardSubject extends RecordSubject<LineCardIntake.Said> {

    private static final List<Field> FIELDS = List.of(
            Field.required("agency", "agency", "agencycode", "agencyname", "iroda", "irodakód",
                    "képviseletiiroda"),
            Field.optional("rep", RepSubject.CODES),
            Field.required("principal", "principal", "manufacturer", "vendor", "supplier",
                    "megbízó", "gyártó"),
            Field.optional("brand", "brand", "productline", "line", "lineorbrand", "product",
                    "termék", "márka", "termékvagymárka"),
            Field.optional("lineCategory", "category", "categorycode", "cpv", "kategória",
                    "kategóriakód"),
            AccountSubject.TERRITORY,
            Field.required("from", "from", "since", "start", "firstday", "mettől", "elsőnap"),
            Field.optional("until", "until", "to", "end", "lastday", "meddig", "utolsónap"));

    private final LineCardIntake.Rooms rooms;

    LineCardSubject(LineCardIntake.Rooms rooms) {
        super("line-cards", Audience.SORTERS, "/line-cards", FIELDS);
        this.rooms = rooms;
    }

    @Override
    public List<List<String>> sample(Currency own) {
        return List.of(
                List.of("A1", "", "Aqua Pumps Ltd", "Dosing pumps", "DOSING", "", "2024-01-01",
                        ""),
                List.of("A1", "R1", "Valvex GmbH", "", "VALVE", "EAST", "2025-03-01",
                        "2026-02-28"));
    }

    @Override
    public long mostRows() {
        return LineCardIntake.MOST;
    }

    @Override
    Intake<LineCardIntake.Said> intake(Viewer viewer, Import source) {
        return new LineCardIntake(viewer, rooms);
    }
}
