using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Screening;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Tests.Screening;

/// <summary>What is recorded in the checklist: never lost, never changed, never more than was said. On both databases.</summary>
public partial class ScreeningStoreTests
{
    private static readonly GuidanceRelease Release = GuidanceLoader.FromFolder(Repository.Path("seeds", "guidance"), null);
    private static readonly Site Site = new(Jurisdiction.Eu, TimeZoneInfo.Utc, 0);
    private static readonly Day Clock = new();

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Twelve_people_at_once_on_one_patient_lose_nothing(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        (string Item, string Fact, string Text)[] answers =
        [
            ("infections", "infection.recurrent", "no"), ("infections", "infection.chronicLungDisease", "yes"), ("heart", "cardiovascular.hypertension", "yes"),
            ("heart", "cardiovascular.diabetes", "no"), ("family-heart", "cardiovascular.familyPrematureChd", "no"), ("clots", "thrombosis.thrombophilia", "no"),
            ("cancer", "malignancy.history", "no"), ("skin-cancer", "malignancy.nmsc", "yes"), ("bowel", "gi.perforation", "no"), ("bowel", "gi.shortTransit", "no"),
            ("other-vaccines", "vaccines.upToDate", "yes"), ("vzv-immunity", "zoster.history", "yes"),
        ];

        await Task.WhenAll(answers.Select(a => SaveAsync(database, Result(patient, a.Item, (a.Fact, a.Text)))));

        await using var db = database.Open();
        Assert.Equal(Enumerable.Range(1, answers.Length), await db.ScreeningEntries.OrderBy(e => e.Number).Select(e => e.Number).ToListAsync());
        var draft = Entries.FromJson((await db.Drafts.SingleAsync()).Entries);
        Assert.Equal(answers.Select(a => $"{a.Fact} {a.Text}"), answers.Select(a => $"{a.Fact} {draft[a.Fact]}"));
        Assert.Empty(await database.Audit.VerifyAsync(db));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_same_page_sent_five_times_at_once_makes_one_row(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        var entry = Result(patient, "igra", ("tb.igra", "negative"), ("tb.igra.on", "2026-11-20"));

        var saved = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SaveAsync(database, entry)));

        await using var db = database.Open();
        var row = await db.ScreeningEntries.SingleAsync();
        Assert.All(saved, s => Assert.Equal(row.Id, s.Saved!.Id));
        Assert.Equal(1, (await db.Drafts.SingleAsync()).Version);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_old_page_sent_again_with_another_answer_is_told_and_changes_nothing(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        var entry = Result(patient, "igra", ("tb.igra", "negative"), ("tb.igra.on", "2026-11-20"));
        await SaveAsync(database, entry);

        var again = await SaveAsync(database, entry with { Typed = Typed(("tb.igra", "positive"), ("tb.igra.on", "2026-11-20")) });

        Assert.Null(again.Saved);
        Assert.Contains("saved before, with other answers", again.Meanwhile, StringComparison.Ordinal);
        Assert.Equal("negative", await DraftAsync(database, "tb.igra"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Somebody_elses_other_answer_given_meanwhile_is_told_before_it_is_replaced(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        await using var db = database.Open();
        var opened = (await WorkupsOf(db).FindAsync(patient))!.Entries;
        await SaveAsync(database, Result(patient, "hbv-panel", ("hbv.hbsAg", "positive"), ("hbv.hbsAg.on", "2026-11-20")));

        var mark = ItemFields.Mark(opened, Item("hbv-panel"));
        var other = await SaveAsync(database, Result(patient, "hbv-panel", ("hbv.hbsAg", "negative"), ("hbv.hbsAg.on", "2026-11-20")) with { Mark = mark });
        Assert.Contains("HBsAg: positive", other.Meanwhile, StringComparison.Ordinal);
        Assert.Equal("positive", await DraftAsync(database, "hbv.hbsAg"));

        // Another question of the same item is no disagreement: both answers stand.
        var beside = await SaveAsync(database, Result(patient, "hbv-panel", ("hbv.antiHbc", "negative"), ("hbv.antiHbc.on", "2026-11-20")) with { Mark = mark });
        Assert.NotNull(beside.Saved);
        Assert.Equal("positive", await DraftAsync(database, "hbv.hbsAg"));
        Assert.Equal("negative", await DraftAsync(database, "hbv.antiHbc"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_status_never_answers_a_fact_whatever_the_item(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        await using var db = database.Open();
        var before = (await WorkupsOf(db).FindAsync(patient))!;
        var saved = 0;
        foreach (var item in Release.Checklist)
        {
            foreach (var status in new[] { ScreeningStatus.Requested, ScreeningStatus.Declined, ScreeningStatus.NotApplicable })
            {
                var result = await SaveAsync(database, new NewEntry { Patient = patient, Item = item, Status = status, Key = Guid.NewGuid(), ByDoctor = true, Note = "in words only: negative" });
                var applies = before.Items.Single(i => i.Item.Id == item.Id).Applies;
                Assert.True(status == ScreeningStatus.NotApplicable == (result.Saved is null) || applies == Truth.False, $"{item.Id} {status}");
                if (result.Saved is null) continue;
                saved++;
                Assert.Equal("{}", result.Saved.Entries);
            }
        }

        var after = (await WorkupsOf(db).FindAsync(patient))!;
        Assert.True(saved >= 2 * Release.Checklist.Count);
        Assert.Empty(await db.Drafts.ToListAsync());
        Assert.Equal(before.Reading.Facts.ToJsonString(), after.Reading.Facts.ToJsonString());
        Assert.Equal(before.Evaluation!.Options.Select(o => o.Verdict), after.Evaluation!.Options.Select(o => o.Verdict));
        Assert.Equal(before.Items.SelectMany(i => i.Facts).Select(f => f.State), after.Items.SelectMany(i => i.Facts).Select(f => f.State));
        Assert.DoesNotContain(after.Items, i => i.Standing == Standing.Done && i.Facts.Count > 0 && i.Facts.Any(f => f.State != FactState.Known));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_result_typed_into_its_item_is_the_fact_that_the_assessment_form_makes_of_it(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database, sex: "female");
        var story = Repository.Story("V33")["facts"]!.DeepClone().AsObject();
        foreach (var known in new[] { "patient.age", "patient.sex" }) story.Remove(known);
        var form = FactsToEntries.From(story, Release.Facts);
        // A list is asked on the day it is saved; the story leaves the day open.
        foreach (var list in new[] { "therapy.history", "medications.current" }) form = form.With(Fields.On(list), "2026-11-22").With(Fields.Was(list), null);
        foreach (var item in Release.Checklist)
        {
            var typed = ItemFields.OneDate(ItemFields.OwnDates(form, item.Facts), item.Facts);
            if (!ItemFields.Asked(item).Any(f => Answers.IsGiven(form, f))) continue;
            var own = ItemFields.Of(typed, item.Facts).With(Fields.PanelOn, typed[Fields.PanelOn]);
            var result = await SaveAsync(database, new NewEntry { Patient = patient, Item = item, Status = ScreeningStatus.ResultIn, Typed = own, Key = Guid.NewGuid(), ByDoctor = true });
            Assert.True(result.Saved is not null, $"{item.Id}: {string.Join(' ', result.Errors)} {string.Join(' ', result.Checks)} {result.Meanwhile}");
        }

        await using var db = database.Open();
        var workup = (await WorkupsOf(db).FindAsync(patient))!;
        var alone = EntriesToFacts.Compute(form, Release, Clock.Today, workup.Identity);
        foreach (var fact in Release.Checklist.SelectMany(i => i.Facts))
            Assert.Equal(alone.Facts[fact.Name]?.ToJsonString(), workup.Reading.Facts[fact.Name]?.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_correction_is_a_new_row_the_old_one_keeps_what_it_said_and_the_draft_has_the_new_answer(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        await SaveAsync(database, Result(patient, "igra", ("tb.igra", "negative"), ("tb.igra.on", "2026-11-10")));
        var wrong = await SaveAsync(database, Result(patient, "igra", ("tb.igra", "positive"), ("tb.igra.on", "2026-11-20")));

        var right = await SaveAsync(database, Result(patient, "igra", ("tb.igra", "indeterminate"), ("tb.igra.on", "2026-11-20")) with { Corrects = wrong.Saved!.Number });
        Assert.Equal("indeterminate", await DraftAsync(database, "tb.igra"));
        Assert.Equal(wrong.Saved.Number, right.Saved!.Corrects);
        await using var db = database.Open();
        Assert.Equal("positive", Entries.FromJson((await db.ScreeningEntries.SingleAsync(e => e.Id == wrong.Saved.Id)).Entries)["tb.igra"]);

        // Taken back: what stood before it comes again, with its own date.
        await SaveAsync(database, new NewEntry { Patient = patient, Item = Item("igra"), Status = ScreeningStatus.Withdrawn, Corrects = right.Saved.Number, Key = Guid.NewGuid() });
        Assert.Equal("positive", await DraftAsync(database, "tb.igra"));
        Assert.Equal(4, await db.ScreeningEntries.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_result_of_the_wrong_patient_taken_back_leaves_the_question_unanswered(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        var wrong = await SaveAsync(database, Result(patient, "hiv", ("hiv.test", "negative"), ("hiv.test.on", "2026-11-20")));

        await SaveAsync(database, new NewEntry { Patient = patient, Item = Item("hiv"), Status = ScreeningStatus.Withdrawn, Corrects = wrong.Saved!.Number, Key = Guid.NewGuid(), Note = "Another patient's" });

        await using var db = database.Open();
        var item = (await WorkupsOf(db).FindAsync(patient))!.Items.Single(i => i.Item.Id == "hiv");
        Assert.Equal(FactState.NotAsked, item.Facts[0].State);
        Assert.Equal(Standing.NotStarted, item.Standing);
        Assert.True(item.IsOutstanding);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Recorded_rows_and_hand_overs_cannot_be_changed_or_deleted(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        await SaveAsync(database, Result(patient, "igra", ("tb.igra", "negative"), ("tb.igra.on", "2026-11-20")));
        await using var db = database.Open();
        await new HandOvers(db, WorkupsOf(db), User).SaveAsync(patient, HandOver.Ready, "", Guid.NewGuid());
        foreach (var change in new[] { "UPDATE \"ScreeningEntries\" SET \"Note\" = 'x'", "DELETE FROM \"ScreeningEntries\"", "UPDATE \"HandOvers\" SET \"Text\" = 'x'", "DELETE FROM \"HandOvers\"" })
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync(change));
            Assert.Contains("never changed", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task New_blood_tests_of_one_item_leave_the_date_of_the_others_as_it_is(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        await SaveAsync(database, Result(patient, "blood-count", ("labs.haemoglobin", "13.1"), ("labs.on", "2026-09-01")));
        await SaveAsync(database, Result(patient, "lipids", ("labs.ldl", "2.4"), ("labs.on", "2026-11-20")));
        await SaveAsync(database, Result(patient, "blood-count", ("labs.neutrophils", "4.1"), ("labs.on", "2026-11-21")));

        await using var db = database.Open();
        var facts = (await WorkupsOf(db).FindAsync(patient))!.Reading.Facts;
        Assert.Equal("2026-09-01", (string?)facts["labs.haemoglobin"]!["on"]);
        Assert.Equal("2026-11-20", (string?)facts["labs.ldl"]!["on"]);
        Assert.Equal("2026-11-21", (string?)facts["labs.neutrophils"]!["on"]);
    }

    private static CurrentUser User => new(new HttpContextAccessor(), Clock);

    private static ChecklistItem Item(string id) => Release.Checklist.Single(i => i.Id == id);

    private static Workups WorkupsOf(ClinicDb db) => new(db, new DraftStore(db, Release, User), Release, Site, Clock);

    private static Entries Typed(params (string Field, string Text)[] typed) => Entries.Of(typed.Select(t => KeyValuePair.Create(t.Field, t.Text)));

    private static NewEntry Result(Guid patient, string item, params (string Field, string Text)[] typed) =>
        new() { Patient = patient, Item = Item(item), Status = ScreeningStatus.ResultIn, Typed = Typed(typed), Key = Guid.NewGuid() };

    private static async Task<EntryResult> SaveAsync(TestDatabase database, NewEntry entry)
    {
        await using var db = database.Open(User);
        return await new ScreeningStore(db, WorkupsOf(db), Release, User).SaveAsync(entry);
    }

    private static async Task<string?> DraftAsync(TestDatabase database, string field)
    {
        await using var db = database.Open();
        return Entries.FromJson((await db.Drafts.SingleAsync()).Entries)[field];
    }

    private static async Task<Guid> PatientAsync(TestDatabase database, string sex = "male")
    {
        await using var db = database.Open();
        var patient = new Patient { Id = Guid.CreateVersion7(), RecordNumber = "R1", Name = "Invented Person", BirthDate = new DateOnly(1990, 2, 28), Sex = sex };
        db.Patients.Add(patient);
        await db.SaveChangesAsync();
        return patient.Id;
    }

    private sealed class Day : TimeProvider
    {
        public DateOnly Today { get; } = new(2026, 11, 22);

        public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    }
}
