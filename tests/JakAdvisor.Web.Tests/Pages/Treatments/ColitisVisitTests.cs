using AngleSharp.Dom;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages.Treatments;

/// <summary>The outcomes of ulcerative colitis at their boundaries, as the visit page tells them, out of the items that are typed. On both databases.</summary>
public class ColitisVisitTests
{
    private static readonly string[] Items = ["stoolFrequency", "rectalBleeding", "endoscopy", "physicianGlobalAssessment"];

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Response_takes_3_points_and_30_percent_with_less_bleeding_and_remission_no_subscore_of_2(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var app = clinic.App;

        // 9 before the start, bleeding 2.
        var (_, treatment) = await StartAsync(clinic, "U-1", "Ulli Nine", "2232");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        Assert.Equal(("yes", "no"), await SeeAsync(app, nurse, treatment, "1122")); // 6: 3 less, a third; bleeding 1
        Assert.Equal(("no", "no"), await SeeAsync(app, nurse, treatment, "1221")); // 6, but bleeding as before
        Assert.Equal(("no", "no"), await SeeAsync(app, nurse, treatment, "2122")); // 7: 2 less
        Assert.Equal(("yes", "no"), await SeeAsync(app, nurse, treatment, "1110")); // 3
        Assert.Equal(("yes", "yes"), await SeeAsync(app, nurse, treatment, "1010")); // 2, no subscore of 2
        Assert.Equal(("yes", "no"), await SeeAsync(app, nurse, treatment, "0020")); // 2, endoscopy 2

        // Without the items nobody knows about bleeding or subscores.
        var page = await nurse.OpenAsync(treatment + "/visit");
        page = await nurse.SubmitAsync(page, Clinic.Form(page), ("disease.mayo", "2"), ("disease.mayo.on", "2027-01-26"), ("do", "store"));
        Assert.Equal(("not evaluable", "not evaluable"), (Reached(page, "Clinical response (full Mayo)"), Reached(page, "Clinical remission (full Mayo)")));
        Assert.Equal("not evaluable", Reached(page, "Clinical response (CDAI)"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Three_points_of_10_are_a_response_and_of_11_they_are_not(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, ten) = await StartAsync(clinic, "U-2", "Theo Ten", "3322");
        var (_, eleven) = await StartAsync(clinic, "U-3", "Elv Eleven", "3332");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        Assert.Equal(("yes", "no"), await SeeAsync(clinic.App, nurse, ten, "2122"));
        Assert.Equal(("no", "no"), await SeeAsync(clinic.App, nurse, eleven, "2132"));
    }

    private static Task<(string Patient, string Treatment)> StartAsync(Clinic clinic, string record, string name, string items)
    {
        Treated.MoveTo(clinic.App, "2026-11-22");
        var facts = Treated.Crohns(clinic.App.Services.GetRequiredService<GuidanceRelease>());
        foreach (var crohns in new[] { "disease.cdai", "disease.sesCd", "disease.location", "disease.behaviour", "disease.perianal" }) facts.Remove(crohns);
        facts["disease.type"] = "ulcerative-colitis";
        return Treated.StartAsync(
            clinic, record, name, "male", "2027-01-26", (doctor, patient) => doctor.AssessAsync(clinic.App, patient, facts, "eu", [.. Typed(items), ("disease.mayo.on", "2026-11-20")]));
    }

    /// <summary>Response and remission of a visit with these items.</summary>
    private static async Task<(string Response, string Remission)> SeeAsync(App app, Person nurse, string treatment, string items)
    {
        app.Now = app.Now.AddMinutes(5);
        var page = await nurse.OpenAsync(treatment + "/visit");
        page = await nurse.SubmitAsync(page, Clinic.Form(page), [.. Typed(items), ("disease.mayo.on", "2027-01-26"), ("do", "store")]);
        if (!nurse.Path.StartsWith("/visits/", StringComparison.Ordinal)) Assert.Fail("Not stored: " + string.Join(" | ", page.QuerySelectorAll(".errors li, .check").Select(e => e.TextContent.Trim())));
        return (Reached(page, "Clinical response (full Mayo)"), Reached(page, "Clinical remission (full Mayo)"));
    }

    private static IEnumerable<(string, string)> Typed(string items) => Items.Select((item, i) => ($"disease.mayo.items.{item}", items[i].ToString()));

    private static string Reached(IDocument page, string outcome) =>
        page.QuerySelectorAll("table.outcomes tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Trim().StartsWith(outcome, StringComparison.Ordinal)).QuerySelector(".outcome")!.TextContent;
}
