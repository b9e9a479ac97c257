using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace JakAdvisor.Web.Pages.Shared;

/// <summary>A bound field with an error says so to those who do not see it: it is invalid, and described by the error's words. A group of choices is only described.</summary>
[HtmlTargetElement("input", Attributes = For)]
[HtmlTargetElement("select", Attributes = For)]
[HtmlTargetElement("textarea", Attributes = For)]
[HtmlTargetElement("fieldset", Attributes = For)]
public sealed class FieldErrorTagHelper : TagHelper
{
    private const string For = "asp-for";
    private const string DescribedBy = "aria-describedby";

    /// <summary>After the framework's own helpers, whose attributes are kept.</summary>
    public override int Order => 1;

    [HtmlAttributeName(For)]
    public ModelExpression Field { get; set; } = null!;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The id of the element that holds the words of a field's error.</summary>
    internal static string IdOf(ViewContext context, ModelExpression field) => ErrorSummary.IdOf(context.ViewData.TemplateInfo.GetFullHtmlFieldName(field.Name)) + "-error";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(Field.Name);
        if (!ViewContext.ViewData.ModelState.TryGetValue(name, out var entry) || entry.Errors.Count == 0 || output.Attributes["type"]?.Value as string == "hidden") return;
        if (output.TagName != "fieldset") output.Attributes.SetAttribute("aria-invalid", "true");
        output.Attributes.SetAttribute(DescribedBy, $"{IdOf(ViewContext, Field)} {output.Attributes[DescribedBy]?.Value}".TrimEnd());
    }
}

/// <summary>Gives the words of a field's error the id by which the field refers to them.</summary>
[HtmlTargetElement("span", Attributes = For)]
public sealed class FieldErrorWordsTagHelper : TagHelper
{
    private const string For = "asp-validation-for";

    [HtmlAttributeName(For)]
    public ModelExpression Field { get; set; } = null!;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Attributes.SetAttribute("id", FieldErrorTagHelper.IdOf(ViewContext, Field));
    }
}
