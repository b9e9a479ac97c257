using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.Check;

internal sealed class IndexModel : PageModel
{
}
