package linecard.subjects;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.exchange.Field;
import linecard.exchange.Import;
import linecard.traits.Trait;

import org.springframework.stereotype.Component;

import java.util.Currency;
import java.util.List;

/// Possible sales, and what became of them.
@Component
class OpportunitySubject extends RecordSubject<OpportunityIntake.Said> {

    private static final List<Field> FIELDS = List.of(
            Field.required("opportunity", "opportunity", "opportunityid", "dealid", "recordid",
                    "id", "lehetőség", "azonosító"),
            Field.optional("name", "opportunityname", "dealname", "title", "név"),
            Field.required("account", AccountSubject.CODES).or("accountname", "organization"),
            Field.required("rep", RepSubject.CODES).or(RepSubject.OWNERS),
            Field.required("stage", "stage", "dealstage", "stagename", "status", "szakasz",
                    "állapot"),
            Field.optional("line", "productline", "product", "line", "termékcsoport", "termék"),
            Field.optional("amount", "closevalue", "value", "amount", "dealvalue", "összeg",
                    "érték"),
            Field.optional("opened", "engagedate", "createdate", "createddate", "opened",
                    "felvétel", "létrehozva"),
            Field.optional("close", "closedate", "expectedclose", "expectedclosedate", "lezárás",
                    "várhatólezárás"),
            Field.optional("note", "description", "comment", "megjegyzés", "leírás"),
            AccountSubject.TAGS);

    private final OpportunityIntake.Rooms rooms;

    OpportunitySubject(OpportunityIntake.Rooms rooms) {
        super("opportunities", Audience.KEEPERS, "/opportunities", FIELDS);
        this.rooms = rooms;
    }

    @Override
    public List<Field> fields(Viewer viewer) {
        return OwnEntry.offered(
                FIELDS, rooms.traits().used(viewer, Trait.Of.OPPORTUNITY));
    }

    @Override
    public List<List<String>> sample(Currency own) {
        return List.of(
                List.of("D-1", "Pump house", "A-1", "R1", "Quoted", "PUMP", "1200000",
                        "2026-03-02", "2026-06-30", "", "tender"),
                List.of("D-2", "Spare parts", "A-2", "R2", "Won", "", "300000", "2026-01-12",
                        "2026-02-20", "", ""));
    }

    @Override
    Intake<OpportunityIntake.Said> intake(Viewer viewer, Import source) {
        return new OpportunityIntake(viewer, rooms);
    }
}
