package linecard.views;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// The views, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Views",
        says = "Lists under a name: what their addresses hold. Export a list with the same query.")
class ViewApi {

    private final Views views;

    ViewApi(Views views) {
        this.views = views;
    }

    record Answer(
            UUID id, @Does("The path of the list, such as accounts") String list, String name,
            @Does("What the address of the list holds") String query,
            @Does("Whether everybody in the organisation has it") boolean shared) {}

    @GetMapping("/api/v1/views")
    @Allowed(MEMBERS)
    @Does("List views")
    ResponseEntity<Slice<Answer>> listViews(
            Call call, @RequestParam(defaultValue = "accounts") String list) {
        return call.sliceOf(views.of(call.viewer(), list).stream()
                .map(view -> new Answer(view.id(), view.list(), view.name(), view.query(),
                        view.shared()))
                .toList(), Answer::id);
    }
}
