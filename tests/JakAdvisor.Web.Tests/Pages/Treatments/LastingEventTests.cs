using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages.Treatments;

/// <summary>What happened on treatment is known at the next visit and in the next assessment, until somebody gives a newer answer. On both databases.</summary>
public class LastingEventTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_cancer_and_a_heart_attack_on_treatment_are_known_ever_after(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (patient, treatment) = await Treated.StartAsync(clinic, "L-1", "Olga Onward", "male", "2026-12-29");
        string[] events = ["event.malignancy", "event.miOrStroke", "event.vteSuspected", "event.zoster", "event.igraConverted"];
        var visit = await StoreAsync(clinic, treatment, "2026-12-29", [.. events.Select(e => (e, "yes"))]);
        Assert.Equal(("false", "false"), (visit.Value("malignancy.current"), visit.Value("cardiovascular.miOrStroke")));

        Treated.MoveTo(clinic.App, "2027-02-23");
        visit = await StoreAsync(clinic, treatment, "2027-02-23", [.. events.Select(e => (e, "no"))]);
        Assert.Equal(("true", "2026-12-29"), (visit.Value("malignancy.current"), visit.On("malignancy.current")));
        Assert.Equal(("positive", "2026-12-29"), (visit.Value("tb.igra"), visit.On("tb.igra")));
        Assert.All(new[] { "cardiovascular.miOrStroke", "cardiovascular.ascvd", "zoster.history", "vzv.immune" }, fact => Assert.Equal("true", visit.Value(fact)));
        Assert.Equal("not-known", visit.Value("thrombosis.priorVte"));
        Assert.Contains("malignancy-current", visit.Met);

        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var next = await doctor.OpenAsync(patient + "/assess");
        Assert.True(next.QuerySelector<IHtmlInputElement>("[name='malignancy.current'][value=yes]")!.IsChecked);
        Assert.Equal("2026-12-29", next.QuerySelector<IHtmlInputElement>("[name='malignancy.current.on']")!.Value);
        // An answer without a window is suggested, and counts as not asked until it is confirmed.
        Assert.Equal("yes", next.QuerySelector<IHtmlInputElement>("[name='before.cardiovascular.miOrStroke']")!.Value);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_newer_answer_wins_a_late_entry_counts_and_a_corrected_visit_made_nothing(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "L-2", "Nora Newer", "male", "2026-12-29");
        var first = await StoreAsync(clinic, treatment, "2026-12-29", ("event.malignancy", "yes"), ("event.nmsc", "yes"));
        clinic.App.Now = clinic.App.Now.AddMinutes(5);
        await StoreAsync(clinic, treatment, "2026-12-29", first.Id, ("event.nmsc", "no"));

        Treated.MoveTo(clinic.App, "2027-01-26");
        var visit = await StoreAsync(clinic, treatment, "2027-01-12", ("malignancy.current", "no"));
        Assert.Equal(("false", "false"), (visit.Value("malignancy.current"), visit.Value("malignancy.nmsc")));
        visit = await StoreAsync(clinic, treatment, "2027-01-26", ("event.malignancy", "no"));
        Assert.Equal(("false", "false"), (visit.Value("malignancy.current"), visit.Value("cardiovascular.miOrStroke")));

        // It is entered after the newest visit and tells of a day before it.
        await StoreAsync(clinic, treatment, "2027-01-19", ("event.miOrStroke", "yes"));
        Treated.MoveTo(clinic.App, "2027-02-23");
        visit = await StoreAsync(clinic, treatment, "2027-02-23");
        Assert.Equal(("false", "true"), (visit.Value("malignancy.current"), visit.Value("cardiovascular.miOrStroke")));
    }

    private static Task<Known> StoreAsync(Clinic clinic, string treatment, string day, params (string, string)[] typed) => StoreAsync(clinic, treatment, day, null, typed);

    /// <summary>Stores a visit as a doctor does; what was known at it.</summary>
    private static async Task<Known> StoreAsync(Clinic clinic, string treatment, string day, Guid? corrects, params (string, string)[] typed)
    {
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var page = await doctor.OpenAsync(treatment + "/visit" + (corrects is null ? "" : $"?corrects={corrects}"));
        page = await doctor.SubmitAsync(page, Clinic.Form(page), [.. typed, ("day", day), ("do", "store")]);
        Assert.True(doctor.Path.StartsWith("/visits/", StringComparison.Ordinal), string.Join(" | ", page.QuerySelectorAll(".errors li").Select(e => e.TextContent.Trim())));
        var id = Guid.Parse(doctor.Path.Split('/')[^1]);
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var visit = await scope.ServiceProvider.GetRequiredService<ClinicDb>().Visits.AsNoTracking().SingleAsync(v => v.Id == id);
        return new Known(id, JsonNode.Parse(visit.Request)!["facts"]!.AsObject(), JsonNode.Parse(visit.Evaluation)!["findings"]!.AsArray());
    }

    /// <summary>The facts of a stored visit as they were evaluated.</summary>
    private sealed record Known(Guid Id, JsonObject Facts, JsonArray Findings)
    {
        public IEnumerable<string> Met => Findings.Where(f => (string)f!["state"]! == "met").Select(f => (string)f!["rule"]!);

        public string? Value(string fact) => (Facts[fact] is JsonObject dated ? dated["value"] : Facts[fact])?.ToString();

        public string? On(string fact) => (string?)(Facts[fact] as JsonObject)?["on"];
    }
}
