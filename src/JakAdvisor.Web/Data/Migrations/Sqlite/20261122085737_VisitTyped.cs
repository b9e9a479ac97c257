using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakAdvisor.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class VisitTyped : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Visits_Corrects",
                table: "Visits");

            migrationBuilder.DropIndex(
                name: "IX_AdverseEvents_Corrects",
                table: "AdverseEvents");

            migrationBuilder.AddColumn<string>(
                name: "Outcomes_BiomarkerRemission",
                table: "Visits",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Outcomes_Response",
                table: "Visits",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Typed",
                table: "Visits",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_Corrects",
                table: "Visits",
                column: "Corrects",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AdverseEvents_Corrects",
                table: "AdverseEvents",
                column: "Corrects",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Visits_Corrects",
                table: "Visits");

            migrationBuilder.DropIndex(
                name: "IX_AdverseEvents_Corrects",
                table: "AdverseEvents");

            migrationBuilder.DropColumn(
                name: "Outcomes_BiomarkerRemission",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "Outcomes_Response",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "Typed",
                table: "Visits");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_Corrects",
                table: "Visits",
                column: "Corrects");

            migrationBuilder.CreateIndex(
                name: "IX_AdverseEvents_Corrects",
                table: "AdverseEvents",
                column: "Corrects");
        }
    }
}
