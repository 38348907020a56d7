package linecard.linecards;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.people.Territory;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.CARD_READERS;
import static linecard.access.Audience.SORTERS;

/// Categories of goods, for programs.
@RestController
@Part(value = Area.RECORDS, about = "Categories of goods",
        says = "Kinds of goods within kinds of goods: line cards are compared by them.")
class CategoryApi {

    private final Categories categories;

    CategoryApi(Categories categories) {
        this.categories = categories;
    }

    record Entry(
            String code, @Does("Its English name") String english,
            @Does("Its Hungarian name") String hungarian,
            @Does("Code or name of what it lies in; left out: the top") @Nullable String parent,
            @Nullable @Does("Left out: as it is") Boolean archived) {}

    @GetMapping("/api/v1/line-categories")
    @Allowed(CARD_READERS)
    @Does("List categories of goods")
    ResponseEntity<Slice<Category>> listCategories(
            Call call, @RequestParam(defaultValue = "false") boolean archived) {
        return call.slice(categories.after(
                call.viewer(), archived, call.after(), call.lookUp()), Category::id);
    }

    @GetMapping("/api/v1/line-categories/{id}")
    @Allowed(CARD_READERS)
    @Does("Get a category of goods")
    ResponseEntity<Category> getCategory(Call call, @PathVariable UUID id) {
        var category = categories.of(call.viewer(), id);
        return call.one(category, category.version());
    }

    @PostMapping("/api/v1/line-categories")
    @Allowed(SORTERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a category of goods")
    ResponseEntity<Category> addCategory(Call call, @RequestBody Entry body) {
        Territory.requireWholeMarket(call.viewer());
        var entered = call.entered(body);
        var added = read(call, entered, null)
                .withArchived(Entered.or(body.archived(), false), 1);
        categories.add(call.viewer(), added);
        return call.created("line-categories/" + added.id(), added, 1);
    }

    @PutMapping("/api/v1/line-categories/{id}")
    @Allowed(SORTERS)
    @Does("Change a category of goods")
    ResponseEntity<Category> changeCategory(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        Territory.requireWholeMarket(call.viewer());
        var stored = categories.of(call.viewer(), id);
        var entered = call.entered(body, stored.version());
        categories.changeAll(call.viewer(), List.of(read(call, entered, stored)
                .withArchived(Entered.or(body.archived(), stored.archived()), stored.version())));
        return getCategory(call, id);
    }

    private Category read(Call call, Entered entered, @Nullable Category stored) {
        return entered.orRefuse(CategoryForm.read(entered.form(),
                new CategoryTree(categories.all(call.viewer())), stored));
    }
}
