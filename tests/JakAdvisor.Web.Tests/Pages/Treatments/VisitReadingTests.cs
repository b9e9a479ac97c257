using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Pages.Treatments;

/// <summary>What people take from the pages of a visit and of a treatment at a glance.</summary>
public class VisitReadingTests
{
    [Fact]
    public async Task What_is_settled_is_not_given_as_the_reason_for_information_missing()
    {
        await using var clinic = await Clinic.OpenAsync("sqlite");
        var (_, treatment) = await Treated.StartAsync(clinic, "R-1", "Rea Son", "male", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync(treatment + "/visit");
        page = await nurse.SubmitAsync(page, Clinic.Form(page), ("labs.on", "2026-12-28"), ("labs.altTimesUln", "100"), ("labs.altTimesUln.unit", "U/L"), ("labs.altTimesUln.limit", "40"), ("do", "store"));

        var verdict = string.Join(' ', page.QuerySelector(".verdict")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Information missing", verdict, StringComparison.Ordinal);
        Assert.Contains("Settled already: go on, and watch, because of Liver tests above 2 × the limit", verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("Because of", verdict, StringComparison.Ordinal);
        Assert.True(verdict.IndexOf("First to settle", StringComparison.Ordinal) < verdict.IndexOf("Settled already", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_printed_visit_says_on_every_page_whose_it_is_and_settings_go_by_their_names()
    {
        await using var clinic = await Clinic.OpenAsync("sqlite");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var patient = await nurse.OpenAsync((await nurse.OpenAsync("/patients?q=D-1009")).QuerySelector("main tbody a")!.GetAttribute("href")!);
        var treatment = await nurse.OpenAsync(patient.QuerySelector("a[href^='/treatments/']")!.GetAttribute("href")!);
        var head = treatment.QuerySelector(".running")!.TextContent;
        foreach (var part in new[] { "Pavel Lange", "record D-1009", "upadacitinib since 23 Aug 2026", "As recorded on 22 Nov 2026" }) Assert.Contains(part, head, StringComparison.Ordinal);

        var visit = await nurse.OpenAsync(treatment.QuerySelector(".timeline h3 a")!.GetAttribute("href")!);
        head = visit.QuerySelector(".running")!.TextContent;
        foreach (var part in new[] { "Pavel Lange", "record D-1009", "visit of 15 Nov 2026, week 12", "guidance 2026.2" }) Assert.Contains(part, head, StringComparison.Ordinal);
        Assert.Contains("The clinic has not set “Upper limit of CRP in the clinic's laboratory” in the site file.", Person.Text(visit), StringComparison.Ordinal);
        Assert.DoesNotContain("clinic.crpUpperLimit", Person.Text(visit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_treatment_says_where_it_stands_and_what_was_never_evaluable()
    {
        await using var clinic = await Clinic.OpenAsync("sqlite");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var patient = await nurse.OpenAsync((await nurse.OpenAsync("/patients?q=D-1009")).QuerySelector("main tbody a")!.GetAttribute("href")!);
        var page = await nurse.OpenAsync(patient.QuerySelector("a[href^='/treatments/']")!.GetAttribute("href")!);

        var stands = page.QuerySelectorAll("section[aria-labelledby=state-title] dl div").ToDictionary(d => d.QuerySelector("dt")!.TextContent, d => string.Join(' ', d.QuerySelector("dd")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparer.Ordinal);
        Assert.Equal("week 13", stands["Today"]);
        Assert.Equal("Go on, and watch 15 Nov 2026, week 12", stands["Newest visit"]);
        Assert.Equal("15 Feb 2027: blood count with differential, liver tests", stands["Due first"]);
        var text = Person.Text(page);
        Assert.Contains("Not evaluable at any visit: Endoscopic response, Endoscopic remission, Mucosal healing", text, StringComparison.Ordinal);
        Assert.Contains("at every visit signs of infection, shingles included", text, StringComparison.Ordinal);
        // What the plan names no further day for stands below the table, not in it.
        Assert.DoesNotContain(page.QuerySelectorAll("#plan tbody th"), item => item.TextContent.StartsWith("CRP", StringComparison.Ordinal));
        Assert.Contains("CRP, last on 15 Nov 2026", text, StringComparison.Ordinal);
    }
}
