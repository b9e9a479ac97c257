using System.Text.Json.Nodes;
using AngleSharp.Dom;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Form;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>Somebody fills the assessment form of a patient with facts and stores the assessment.</summary>
internal static class Assessing
{
    public static async Task<IDocument> AssessAsync(this Person person, App app, string patient, JsonObject facts, string place, params (string Name, string Value)[] more)
    {
        var told = facts.DeepClone().AsObject();
        foreach (var known in new[] { "patient.age", "patient.sex" }) told.Remove(known);
        var release = app.Services.GetRequiredService<GuidanceRelease>();
        var page = await person.OpenAsync(patient + "/assess");
        var typed = FactsToEntries.From(told, release.Facts).All.ToDictionary(StringComparer.Ordinal);
        // What was carried over is taken away: these facts alone count.
        foreach (var carried in Clinic.Form(page).Elements.Select(e => e.GetAttribute("name") ?? "").Where(n => n.Contains('.', StringComparison.Ordinal))) typed.TryAdd(carried, "");
        foreach (var (name, value) in more) typed[name] = value;
        var fields = typed.Select(e => (e.Key, e.Value)).Append(("place", place)).Append(("do", "assess")).ToArray();
        var shown = await person.SubmitAsync(page, Clinic.Form(page), fields);
        if (!person.Path.StartsWith("/assessments/", StringComparison.Ordinal)) Assert.Fail(person.Path + " " + string.Join(" | ", shown.QuerySelectorAll(".errors li, .error").Select(e => e.TextContent.Trim())));
        return shown;
    }
}
