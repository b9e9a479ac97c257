using JakAdvisor.Web.Form;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace JakAdvisor.Web.Pages.Shared;

/// <summary>What has to be corrected on a page, each with the id of the field it is put right in; no id where no single field is to blame.</summary>
internal sealed record ErrorSummary(string Title, IReadOnlyList<(string Id, string Message)> Errors)
{
    private const string Common = "There is a problem";

    public static ErrorSummary Of(ModelStateDictionary state) =>
        new(Common, [.. state.SelectMany(entry => entry.Value!.Errors.Select(e => (IdOf(entry.Key), e.ErrorMessage)))]);

    public static ErrorSummary Of(IReadOnlyDictionary<string, string> faults) =>
        new(Common, [.. faults.Select(fault => (fault.Key.Replace('.', '-'), fault.Value))]);

    public static ErrorSummary Of(IReadOnlyList<FieldError> errors) =>
        new(errors.Count == 1 ? "One answer has to be corrected" : $"{errors.Count} answers have to be corrected", [.. errors.Select(e => (e.Field, e.Message))]);

    /// <summary>The id of a bound field, as tag helpers write it.</summary>
    public static string IdOf(string field) => TagBuilder.CreateSanitizedId(field, "_");
}
