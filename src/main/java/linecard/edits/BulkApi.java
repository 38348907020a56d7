package linecard.edits;

import com.fasterxml.jackson.annotation.JsonProperty;
import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.database.Ids;
import linecard.edits.Bulk.Counts;
import linecard.edits.Bulk.State;
import linecard.jobs.JobFailed;
import linecard.traits.Marked;
import linecard.views.Viewable;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// Changes of many records at once, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Bulk changes",
        says = "One thing said of many accounts, contacts or opportunities. A change is proposed, "
                + "which counts what it would do; then made, and taken back, as a whole.")
class BulkApi {

    private final Bulks bulks;
    private final BulkBook book;
    private final BulkSteps steps;
    private final Editables editables;
    private final ObjectProvider<Viewable> lists;

    BulkApi(Bulks bulks, BulkBook book, BulkSteps steps, Editables editables,
            ObjectProvider<Viewable> lists) {
        this.bulks = bulks;
        this.book = book;
        this.steps = steps;
        this.editables = editables;
        this.lists = lists;
    }

    record Entry(
            @Does("accounts, contacts or opportunities") String list,
            @Does("tagAdd, tagRemove, archive, restore; type of accounts; language of contacts; "
                    + "stage, close, nextStep, nextOn of opportunities; f. and the key of an own "
                    + "field") String what,
            @Nullable @Does("As 12.5, 2026-11-26, true; several tags with commas between them; "
                    + "a stage by its name or id, a lost one as stage/reason; left out: none")
            String value,
            @Nullable @Does("Which; 1,000 at most. Left out: all that the query finds")
            @JsonProperty("ids") List<UUID> id,
            @Nullable @Does("What the address of the list holds, as views keep it") String query) {}

    record Answer(
            UUID id, String list, String what, @Does("As it is kept") String value,
            @Does("None: all that the query finds") List<UUID> ids, String query, State state,
            @Does("So many changed, or would change") int changed,
            @Does("So many are so already") int kept,
            @Does("So many cannot be changed") int refused,
            @Does("The job that does it, where it is large") @Nullable UUID job, Instant madeAt,
            int version) {}

    @PostMapping("/api/v1/bulk-changes")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Propose a change of many records")
    ResponseEntity<Answer> addBulkChange(Call call, @RequestBody Entry body) {
        if (call.viewer().territory() != null) throw new Absent("bulk");
        var entered = call.entered(body);
        entered.requireWhole();
        var list = lists.stream().filter(one -> one.list().equals(body.list())).findFirst();
        if (list.isEmpty() || !editables.has(body.list())) {
            entered.form().problem("list", "web.notOffered");
            throw entered.refusal();
        }
        var query = list.get().understood(call.page(), Query.of(
                body.query() == null ? "" : body.query().replaceFirst("^\\?", "")));
        var proposed = entered.orRefuse(BulkForm.read(entered.form(),
                edits(call, editables.in(body.list())), body.id() == null, query));
        var id = Ids.fresh();
        bulks.add(call.viewer(), id, body.list(), proposed);
        return call.created("bulk-changes/" + id, answer(call, bulks.of(call.viewer(), id)), 1);
    }

    private <T extends Marked<T>> List<Edit<T>> edits(Call call, Editable<T> records) {
        return Editables.edits(records, call.viewer(), editables.own(call.viewer(), records),
                call.words());
    }

    private Answer answer(Call call, Bulk bulk) {
        Counts counts = bulk.state() == State.PROPOSED
                ? book.preview(call.viewer(), bulk, call.words()).counts() : bulk.counts();
        return new Answer(bulk.id(), bulk.list(), bulk.what(), bulk.value(), bulk.picked(),
                bulk.query(), bulk.state(), counts.changed(), counts.kept(), counts.refused(),
                bulk.job(), bulk.madeAt(), bulk.version());
    }

    @GetMapping("/api/v1/bulk-changes/{id}")
    @Allowed(KEEPERS)
    @Does("Get a change of many records")
    ResponseEntity<Answer> getBulkChange(Call call, @PathVariable UUID id) {
        var bulk = bulks.of(call.viewer(), id);
        return call.one(answer(call, bulk), bulk.version());
    }

    @PostMapping("/api/v1/bulk-changes/{id}/applying")
    @Allowed(KEEPERS)
    @Does("Make a change of many records")
    ResponseEntity<Answer> applyBulkChange(Call call, @PathVariable UUID id) {
        call.requireCurrent(bulks.of(call.viewer(), id).version());
        steps.apply(call.viewer(), id, call.words());
        return getBulkChange(call, id);
    }

    @PostMapping("/api/v1/bulk-changes/{id}/undoing")
    @Allowed(KEEPERS)
    @Does("Take a change of many records back")
    ResponseEntity<Answer> undoBulkChange(Call call, @PathVariable UUID id) {
        call.requireCurrent(bulks.of(call.viewer(), id).version());
        try {
            steps.undo(call.viewer(), id);
        } catch (JobFailed e) {
            throw Call.invalid("#", e.trouble().text(call.words())).get();
        }
        return getBulkChange(call, id);
    }
}
