using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace JakAdvisor.Web.Pages.Shared;

/// <summary>A bound field with a fault says so to those who do not see it, and points at the sentence beside it.</summary>
[HtmlTargetElement("input", Attributes = For)]
[HtmlTargetElement("select", Attributes = For)]
[HtmlTargetElement("fieldset", Attributes = For)]
public sealed class FaultyFieldTagHelper : TagHelper
{
    private const string For = "asp-for";
    private const string Description = "aria-describedby";

    [HtmlAttributeName(For)]
    public ModelExpression Field { get; set; } = null!;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (FieldErrors.IdOf(View, Field) is not { } id) return;
        // A group is not itself valid or not: its fields are.
        if (output.TagName != "fieldset") output.Attributes.SetAttribute("aria-invalid", "true");
        output.Attributes.SetAttribute(Description, output.Attributes[Description] is { } own ? $"{own.Value} {id}" : id);
    }
}

/// <summary>The sentence beside a field, with the id that the field points at.</summary>
[HtmlTargetElement("span", Attributes = For)]
public sealed class FieldErrorTagHelper : TagHelper
{
    private const string For = "asp-validation-for";

    [HtmlAttributeName(For)]
    public ModelExpression Field { get; set; } = null!;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (FieldErrors.IdOf(View, Field) is { } id) output.Attributes.SetAttribute("id", id);
    }
}

internal static class FieldErrors
{
    /// <summary>The id of what is said against a field; null when nothing is.</summary>
    public static string? IdOf(ViewContext view, ModelExpression field)
    {
        var name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(field.Name);
        return view.ViewData.ModelState.GetFieldValidationState(name) == ModelValidationState.Invalid ? ErrorSummary.IdOf(name) + "-error" : null;
    }
}
