using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Screening;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Tests.Screening;

/// <summary>Old pages, pages sent twice, and what others record meanwhile.</summary>
public partial class ScreeningStoreTests
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_same_page_with_another_date_due_day_or_day_of_the_examination_is_told_and_a_double_click_is_not(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        var igra = Result(patient, "igra", ("tb.igra", "negative"), ("tb.igra.on", "2026-11-20"));
        var requested = new NewEntry { Patient = patient, Item = Item("hiv"), Status = ScreeningStatus.Requested, DueByText = "2026-11-30", Key = Guid.NewGuid() };
        var skin = new NewEntry { Patient = patient, Item = Item("skin"), Status = ScreeningStatus.ResultIn, DoneOnText = "2026-11-20", Key = Guid.NewGuid() };
        var panel = Result(patient, "blood-count", ("labs.haemoglobin", "13.1"), ("labs.neutrophils", "4.1"), ("labs.on", "2026-11-20"));
        var medicines = Result(patient, "medicines", ("medications.current.0", "ibuprofen"));
        foreach (var entry in new[] { igra, requested, skin, panel, medicines })
        {
            var first = await SaveAsync(database, entry);
            Assert.True(first.Saved is not null, string.Join(' ', first.Errors));
            Assert.Equal(first.Saved.Id, (await SaveAsync(database, entry)).Saved?.Id);
        }

        foreach (var other in new[]
        {
            igra with { Typed = Typed(("tb.igra", "negative"), ("tb.igra.on", "2026-11-21")) }, requested with { DueByText = "2026-12-01" }, skin with { DoneOnText = "2026-11-21" },
            panel with { Typed = Typed(("labs.haemoglobin", "13.1"), ("labs.neutrophils", "4.1"), ("labs.on", "2026-11-21")) },
            panel with { Typed = Typed(("labs.haemoglobin", "13.1"), ("labs.on", "2026-11-20")) }, medicines with { Typed = Typed(("medications.current.0", "naproxen")) },
        })
        {
            var again = await SaveAsync(database, other);
            Assert.Null(again.Saved);
            Assert.Contains("saved before, with other answers", again.Meanwhile, StringComparison.Ordinal);
        }
        Assert.Equal("2026-11-20", await DraftAsync(database, "tb.igra.on"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_status_pressed_on_an_old_page_is_told_of_the_result_that_came_in_meanwhile(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        var opened = await MarkAsync(database, patient, "igra");
        await SaveAsync(database, Result(patient, "igra", ("tb.igra", "positive"), ("tb.igra.on", "2026-11-20")));

        foreach (var status in new[] { ScreeningStatus.Declined, ScreeningStatus.Requested })
        {
            var pressed = new NewEntry { Patient = patient, Item = Item("igra"), Status = status, Mark = opened, Key = Guid.NewGuid() };
            var told = await SaveAsync(database, pressed);
            Assert.Null(told.Saved);
            Assert.Contains("IGRA: positive, 20 Nov 2026", told.Meanwhile, StringComparison.Ordinal);
        }
        await using var db = database.Open();
        Assert.Equal(1, await db.ScreeningEntries.CountAsync());
        Assert.Equal(Standing.Done, (await WorkupsOf(db).FindAsync(patient))!.Items.Single(i => i.Item.Id == "igra").Standing);

        // Who has seen it may press it all the same; a page that nothing happened to is not told anything.
        var seen = new NewEntry { Patient = patient, Item = Item("igra"), Status = ScreeningStatus.Declined, Mark = await MarkAsync(database, patient, "igra"), Key = Guid.NewGuid() };
        Assert.NotNull((await SaveAsync(database, seen)).Saved);
        Assert.Equal("positive", await DraftAsync(database, "tb.igra"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Taking_back_an_old_entry_leaves_a_newer_result_of_the_same_value_alone(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        var old = await SaveAsync(database, Result(patient, "igra", ("tb.igra", "negative"), ("tb.igra.on", "2026-11-10")));
        var opened = await MarkAsync(database, patient, "igra");
        await SaveAsync(database, Result(patient, "igra", ("tb.igra", "negative"), ("tb.igra.on", "2026-11-20")));
        var back = new NewEntry { Patient = patient, Item = Item("igra"), Status = ScreeningStatus.Withdrawn, Corrects = old.Saved!.Number, Mark = opened, Key = Guid.NewGuid() };

        Assert.Contains("IGRA: negative, 20 Nov 2026", (await SaveAsync(database, back)).Meanwhile, StringComparison.Ordinal);
        Assert.NotNull((await SaveAsync(database, back with { Mark = await MarkAsync(database, patient, "igra") })).Saved);

        Assert.Equal("negative", await DraftAsync(database, "tb.igra"));
        Assert.Equal("2026-11-20", await DraftAsync(database, "tb.igra.on"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_recorded_while_the_lists_summary_is_worked_out_stands_in_the_list_at_the_next_look(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        var ticking = new Ticking();
        var reading = new Watch(ticking);
        var user = new CurrentUser(new HttpContextAccessor(), ticking);
        await using var db = database.Open(user);
        var summaries = new ScreeningSummaries(db, new Workups(db, new DraftStore(db, Release, user), Release, Site, reading), Site, ticking, user);
        await summaries.RefreshAsync();
        Assert.Null((await db.ScreeningSummaries.AsNoTracking().SingleAsync()).NextDue);

        // Another nurse saved it just when the work-up had been read.
        db.ScreeningEntries.Add(new ScreeningEntry
        {
            Id = Guid.CreateVersion7(),
            PatientId = patient,
            Number = 1,
            Item = "igra",
            Status = ScreeningStatus.Requested,
            Entries = "{}",
            Replaced = "{}",
            RequestedOn = Clock.Today,
            DueBy = new DateOnly(2026, 11, 25),
            Note = "",
            AuthorId = "other",
            AuthorName = "Other",
            CreatedAt = reading.AskedAt,
            SubmissionKey = Guid.NewGuid(),
        });
        await db.SaveChangesAsync();
        await summaries.RefreshAsync();

        Assert.Equal(new DateOnly(2026, 11, 25), (await db.ScreeningSummaries.AsNoTracking().SingleAsync()).NextDue);
    }

    /// <summary>The mark that a page opened now carries.</summary>
    private static async Task<string> MarkAsync(TestDatabase database, Guid patient, string item)
    {
        await using var db = database.Open();
        return ItemFields.Mark((await WorkupsOf(db).FindAsync(patient))!.Entries, Item(item));
    }

    /// <summary>A second passes with every look at it.</summary>
    private sealed class Ticking : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now = _now.AddSeconds(1);
    }

    /// <summary>Remembers when it was last looked at.</summary>
    private sealed class Watch(TimeProvider time) : TimeProvider
    {
        public DateTime AskedAt { get; private set; }

        public override DateTimeOffset GetUtcNow()
        {
            var now = time.GetUtcNow();
            AskedAt = now.UtcDateTime;
            return now;
        }
    }
}
