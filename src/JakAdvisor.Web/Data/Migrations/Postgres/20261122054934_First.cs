using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakAdvisor.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "FreshUntil",
                table: "Assessments",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Summary",
                table: "Assessments",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_FreshUntil",
                table: "Assessments",
                column: "FreshUntil");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Assessments_FreshUntil",
                table: "Assessments");

            migrationBuilder.DropColumn(
                name: "FreshUntil",
                table: "Assessments");

            migrationBuilder.DropColumn(
                name: "Summary",
                table: "Assessments");
        }
    }
}
