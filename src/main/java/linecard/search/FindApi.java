package linecard.search;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

import static linecard.access.Audience.MEMBERS;

/// What records are called, for programs. All but documents are of one area.
@RestController
@Part(value = Area.RECORDS, about = "Search",
        says = "Finds reps, accounts, contacts, products and documents by what they are called, "
                + "slips of the pen forgiven. The token must have the scope to read results too.")
class FindApi {

    private final Finds finds;

    FindApi(Finds finds) {
        this.finds = finds;
    }

    record Answer(@Does("The likeliest first") List<Finds.Find> found) {}

    @GetMapping("/api/v1/search")
    @Allowed(MEMBERS)
    @Does("Find records by two letters of a name or number, or more")
    ResponseEntity<Answer> search(Call call, @RequestParam String q) {
        call.require(Area.RESULTS, false);
        return call.one(new Answer(finds.named(call.viewer(), q.replace("\0", ""))));
    }
}
