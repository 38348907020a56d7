package linecard.subjects;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.exchange.Field;
import linecard.exchange.Import;
import linecard.linecards.Categories;

import org.springframework.stereotype.Component;

import java.util.Currency;
import java.util.List;

/// Categories of goods: the organisation's own, or a public list such as the CPV.
@Component
class CategorySubject extends RecordSubject<CategoryIntake.Said> {

    private static final List<Field> FIELDS = List.of(
            Field.required("category", "code", "category", "categorycode", "cpv", "cpvcode", "kód",
                    "kategória", "kategóriakód"),
            Field.optional("english", "en", "english", "englishname", "name", "angol", "angolnév"),
            Field.optional("hungarian", "hu", "hungarian", "hungarianname", "magyar", "magyarnév",
                    "név"),
            Field.optional("wider", "parent", "parentcode", "wider", "liesin", "szülő", "főcsoport",
                    "ebbetartozik"));

    private final Categories categories;

    CategorySubject(Categories categories) {
        super("line-categories", Audience.SORTERS, "/line-categories", FIELDS);
        this.categories = categories;
    }

    @Override
    public List<List<String>> sample(Currency own) {
        return List.of(
                List.of("PUMP", "Pumps", "Szivattyúk", ""),
                List.of("DOSING", "Dosing pumps", "Adagolószivattyúk", "PUMP"));
    }

    @Override
    public long mostRows() {
        return Categories.MOST;
    }

    @Override
    Intake<CategoryIntake.Said> intake(Viewer viewer, Import source) {
        return new CategoryIntake(viewer, categories);
    }
}
